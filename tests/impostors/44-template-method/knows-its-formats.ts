// Breaks 5: the base class recognises its own formats by `instanceof` and does their work itself.
import { checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export abstract class DataExporter<Prepared> {
  export(rows: readonly Readonly<Row>[]): string {
    const copies = rows.map((row) => ({ ...row }));
    let content: string;
    if (this instanceof CsvExporter) {
      const [first = {}, ...others] = copies.filter((row) => Object.keys(row).length > 0);
      const lines = [Object.keys(first), Object.values(first), ...others.map(Object.values)];
      content =
        first === others[0] || Object.keys(first).length === 0 ? '' : lines.map((line) => line.join(',')).join('\n');
    } else if (this instanceof JsonExporter) content = JSON.stringify(copies, null, 2);
    else content = this.serialize(this.transform(this.validate(copies)));
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
