import { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

/** A private generator goes through the algorithm, and `export` returns what it yields last. */
export abstract class DataExporter<Prepared> {
  export(rows: readonly Readonly<Row>[]): string {
    let last = '';
    for (const part of this.#run(rows)) last += part;
    return last;
  }

  *#run(rows: readonly Readonly<Row>[]): Generator<string> {
    const content = this.serialize(this.transform(this.validate(structuredClone(rows) as Row[])));
    yield content;
    yield '\n';
    yield `Checksum:${checksumOf(content)}`;
  }

  protected validate(rows: Row[]): Row[] {
    return rows;
  }

  protected abstract transform(rows: Row[]): Prepared;
  protected abstract serialize(prepared: Prepared): string;
}

/** The content grows line by line; `transform` leaves the cells as they are. */
export class CsvExporter extends DataExporter<Row[]> {
  protected override validate(rows: Row[]): Row[] {
    return rows.flatMap((row) => (Object.keys(row).length === 0 ? [] : [row]));
  }

  protected transform(rows: Row[]): Row[] {
    return rows;
  }

  protected serialize(rows: Row[]): string {
    let content = '';
    for (const [i, row] of rows.entries()) {
      if (i === 0) content += this.#line(Object.keys(row));
      content += `\n${this.#line(Object.values(row))}`;
    }
    return content;
  }

  #line(cells: readonly Cell[]): string {
    return cells.map((cell) => `${cell}`).join(',');
  }
}

export class JsonExporter extends DataExporter<string> {
  protected transform(rows: Row[]): string {
    return JSON.stringify(rows, undefined, '  ');
  }

  protected serialize(json: string): string {
    return json;
  }
}
