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
    // Copies, because nobody knows what the hook of a subclass does to what it gets.
    const validated = this.validate(rows.map((row) => ({ ...row })));
    const content = this.serialize(this.transform(validated));
    return `${content}\nChecksum:${checksumOf(content)}`;
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
    requireCells(rows);
    return rows.filter((row) => Object.keys(row).length > 0);
  }

  protected transform(rows: readonly Row[]): readonly (readonly string[])[] {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    return [
      columns.map(harmless),
      ...rows.map((row) => columns.map((column) => textOf(Object.hasOwn(row, column) ? row[column] : null))),
    ];
  }

  protected serialize(lines: readonly (readonly string[])[]): string {
    return lines.map(lineOf).join('\r\n');
  }
}

export class JsonExporter extends DataExporter<readonly Row[]> {
  protected validate(rows: readonly Row[]): readonly Row[] {
    requireCells(rows);
    return rows;
  }

  protected transform(rows: readonly Row[]): readonly Row[] {
    return rows;
  }

  protected serialize(rows: readonly Row[]): string {
    return JSON.stringify(rows, null, 2);
  }
}

function requireCells(rows: readonly Row[]): void {
  rows.forEach((row, i) => {
    for (const [column, value] of Object.entries(row)) {
      if (!isCell(value)) throw new InvalidCellError(i, column, value);
    }
  });
}

function isCell(value: unknown): value is Cell {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function textOf(cell: Cell | undefined): string {
  if (typeof cell === 'string') return harmless(cell);
  return String(cell ?? '');
}

/** Text that a spreadsheet shows and doesn't run. An apostrophe gets another, so that one can always be taken off. */
function harmless(text: string): string {
  return /^[=+\-@\t\r']/.test(text) ? `'${text}` : text;
}

function lineOf(cells: readonly string[]): string {
  // An empty line at the end of a file would be read as no line at all.
  if (cells.length === 1 && cells[0] === '') return '""';
  return cells.map(quotedWhereNeeded).join(',');
}

function quotedWhereNeeded(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** 32-bit FNV-1a. No method of the class: the same for all exporters, and no subclass can change it. */
function checksumOf(content: string): string {
  let hash = 2_166_136_261;
  for (const byte of new TextEncoder().encode(content)) {
    // A plain product would leave what a number counts exactly.
    hash = Math.imul(hash ^ byte, 16_777_619);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
