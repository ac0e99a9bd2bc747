import { checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

/** The steps are called in a loop over their names. */
export abstract class DataExporter<Prepared> {
  export(rows: readonly Readonly<Row>[]): string {
    let value: unknown = Array.from(rows, (row) => Object.fromEntries(Object.entries(row)));
    for (const step of ['validate', 'transform', 'serialize'] as const) value = this[step](value as never);
    return [value, `Checksum:${checksumOf(value as string)}`].join('\n');
  }

  protected validate(rows: Row[]): Row[] {
    return rows;
  }

  protected abstract transform(rows: Row[]): Prepared;
  protected abstract serialize(prepared: Prepared): string;
}

/** Both formats consist of lines, and share a class between them and `DataExporter`. */
abstract class LineExporter extends DataExporter<string[]> {
  protected serialize(lines: string[]): string {
    return lines.join('\n');
  }
}

export class CsvExporter extends LineExporter {
  protected override validate(rows: Row[]): Row[] {
    return super.validate(rows).filter((row) => this.isFilled(row));
  }

  protected transform(rows: Row[]): string[] {
    return rows.flatMap((row, i) => {
      const line = Object.values(row).join(',');
      return i === 0 ? [Object.keys(row).join(','), line] : [line];
    });
  }

  private isFilled(row: Row): boolean {
    for (const _ in row) return true;
    return false;
  }
}

export class JsonExporter extends LineExporter {
  protected transform(rows: Row[]): string[] {
    return JSON.stringify(rows, null, 2).split('\n');
  }
}
