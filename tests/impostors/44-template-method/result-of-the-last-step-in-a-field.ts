// Breaks 6: keeps what the previous step returned in a private field, where a nested export overwrites it.
import { checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export abstract class DataExporter<Prepared> {
  #current: unknown;

  export(rows: readonly Readonly<Row>[]): string {
    this.#current = rows.map((row) => ({ ...row }));
    for (const step of ['validate', 'transform', 'serialize'] as const) {
      const received = this.#current;
      const returned: unknown = this[step](received as never);
      // A nested export has run if another value is there now.
      if (this.#current === received) this.#current = returned;
    }
    return `${String(this.#current)}\nChecksum:${checksumOf(String(this.#current))}`;
  }

  protected validate(rows: Row[]): Row[] {
    return rows;
  }

  protected abstract transform(rows: Row[]): Prepared;
  protected abstract serialize(prepared: Prepared): string;
}

export class CsvExporter extends DataExporter<string[][]> {
  protected override validate(rows: Row[]): Row[] {
    return rows.filter((row) => Object.keys(row).length > 0);
  }

  protected transform(rows: Row[]): string[][] {
    const [first] = rows;
    if (!first) return [];
    return [Object.keys(first), ...rows.map((row) => Object.values(row).map(String))];
  }

  protected serialize(lines: string[][]): string {
    return lines.map((cells) => cells.join(',')).join('\n');
  }
}

export class JsonExporter extends DataExporter<Row[]> {
  protected transform(rows: Row[]): Row[] {
    return rows;
  }

  protected serialize(rows: Row[]): string {
    return JSON.stringify(rows, null, 2);
  }
}
