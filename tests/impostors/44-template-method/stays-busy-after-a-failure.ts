// Breaks 6: allows nested exports, but counts a failed export as running forever, and refuses the next one.
import { checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export abstract class DataExporter<Prepared> {
  #hasFailed = false;

  export(rows: readonly Readonly<Row>[]): string {
    if (this.#hasFailed) throw new Error('This exporter has failed.');
    this.#hasFailed = true;
    try {
      const copies = rows.map((row) => ({ ...row }));
      this.#hasFailed = false;
      const content = this.serialize(this.transform(this.validate(copies)));
      return `${content}\nChecksum:${checksumOf(content)}`;
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    }
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
