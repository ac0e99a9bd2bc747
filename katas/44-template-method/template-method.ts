import { todo } from '../support/todo.ts';

/** What a row holds in a column. Numbers are finite. */
export type Cell = string | number | boolean | null;

/** Cells by the names of their columns. */
export type Row = Readonly<Record<string, Cell>>;

/** A row holds something that is no cell. */
export class InvalidCellError extends Error {
  override readonly name = 'InvalidCellError';
  readonly row: number;
  readonly column: string;
  readonly value: unknown;

  constructor(row: number, column: string, value: unknown) {
    super(`Row ${row}, column ${JSON.stringify(column)}: a value of type ${typeof value} cannot be exported`);
    this.row = row;
    this.column = column;
    this.value = value;
  }
}

/** The algorithm that all exporters share; what differs is left to three hooks. */
export abstract class DataExporter<Prepared> {
  /** The template method: gives the content and below it the checksum line. */
  export(rows: readonly Row[]): string {
    return todo('run the hooks and add the checksum line');
  }

  /** Gives the rows to export, or throws. */
  protected abstract validate(rows: readonly Row[]): readonly Row[];
  /** Brings rows into the shape that `serialize` needs. */
  protected abstract transform(rows: readonly Row[]): Prepared;
  /** Gives the content. */
  protected abstract serialize(prepared: Prepared): string;
}

export class CsvExporter extends DataExporter<readonly (readonly string[])[]> {
  protected validate(rows: readonly Row[]): readonly Row[] {
    return todo('refuse what is no cell, leave out rows without cells');
  }

  protected transform(rows: readonly Row[]): readonly (readonly string[])[] {
    return todo('the header and the rows as lines of text cells');
  }

  protected serialize(lines: readonly (readonly string[])[]): string {
    return todo('the lines as CSV');
  }
}

export class JsonExporter extends DataExporter<readonly Row[]> {
  protected validate(rows: readonly Row[]): readonly Row[] {
    return todo('refuse what is no cell');
  }

  protected transform(rows: readonly Row[]): readonly Row[] {
    return todo('JSON needs no other shape');
  }

  protected serialize(rows: readonly Row[]): string {
    return todo('the rows as JSON');
  }
}
