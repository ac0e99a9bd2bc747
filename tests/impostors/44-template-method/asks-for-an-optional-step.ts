// Breaks 8: also calls a method `after` if the subclass has one.
import { checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export abstract class DataExporter<Prepared> {
  export(rows: readonly Readonly<Row>[]): string {
    const content = this.serialize(this.transform(this.validate(rows.map((row) => ({ ...row })))));
    const { after } = this as { after?: (content: string) => string };
    const finished = after?.(content) ?? content;
    return `${finished}\nChecksum:${checksumOf(finished)}`;
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
