// Breaks 4, 7, 8: like the source, it makes every step abstract, passes the rows on without copying them, and has an overridable checksum method.
import { checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export abstract class DataExporter<Prepared> {
  export(rows: readonly Readonly<Row>[]): string {
    const validated = this.validate(rows as Row[]);
    const transformed = this.transform(validated);
    const serialized = this.serialize(transformed);
    const checksum = this.computeChecksum(serialized);
    return `${serialized}\nChecksum:${checksum}`;
  }

  protected abstract validate(rows: Row[]): Row[];
  protected abstract transform(rows: Row[]): Prepared;
  protected abstract serialize(prepared: Prepared): string;

  protected computeChecksum(content: string): string {
    return checksumOf(content);
  }
}

export class CsvExporter extends DataExporter<Record<string, string>[]> {
  protected validate(rows: Row[]): Row[] {
    return rows.filter((row) => Object.keys(row).length > 0);
  }

  protected transform(rows: Row[]): Record<string, string>[] {
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, String(cell)])));
  }

  protected serialize(rows: Record<string, string>[]): string {
    const [first] = rows;
    if (!first) return '';
    return [Object.keys(first), ...rows.map(Object.values)].map((cells) => cells.join(',')).join('\n');
  }
}

export class JsonExporter extends DataExporter<Row[]> {
  protected validate(rows: Row[]): Row[] {
    return rows.filter((row) => typeof row === 'object');
  }

  protected transform(rows: Row[]): Row[] {
    return rows;
  }

  protected serialize(rows: Row[]): string {
    return JSON.stringify(rows, null, 2);
  }
}
