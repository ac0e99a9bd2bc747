// Breaks 5, 8: finds the work of its own formats in a table of functions, by the constructor of the exporter.
import { checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export abstract class DataExporter<Prepared> {
  export(rows: readonly Readonly<Row>[]): string {
    const copies = rows.map((row) => ({ ...row }));
    const work = formats.get(this.constructor);
    const content = work ? work(copies) : this.serialize(this.transform(this.validate(copies)));
    return `${content}\nChecksum:${checksumOf(content)}`;
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

const formats = new Map<unknown, (rows: Row[]) => string>([
  [JsonExporter, (rows) => JSON.stringify(rows, null, 2)],
  [
    CsvExporter,
    (rows) => {
      const filled = rows.filter((row) => Object.keys(row).length > 0);
      const lines = [Object.keys(filled[0] ?? {}), ...filled.map(Object.values)];
      return lines.map((line) => line.join(',')).join('\n');
    },
  ],
]);
