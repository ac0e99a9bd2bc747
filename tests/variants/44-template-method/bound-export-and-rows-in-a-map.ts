import { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, checksumOf, type Row } from '../../../solutions/44-template-method/template-method.ts';

/** Each exporter has a bound `export`, so callers may pass it on as a function. A WeakMap counts the exports. */
export abstract class DataExporter<Prepared> {
  static readonly #exports = new WeakMap<object, number>();

  constructor() {
    Object.defineProperty(this, 'export', { value: this.export.bind(this) });
  }

  export(rows: readonly Readonly<Row>[]): string {
    DataExporter.#exports.set(this, (DataExporter.#exports.get(this) ?? 0) + 1);
    const copies: Row[] = [];
    for (const row of rows) copies.push(Object.assign({}, row));
    return DataExporter.#withChecksum(this.serialize(this.transform(this.validate(copies))));
  }

  static #withChecksum(content: string): string {
    return `${content}\n`.concat('Checksum:', checksumOf(content));
  }

  protected validate(...[rows]: [Row[]]): Row[] {
    return rows;
  }

  protected transform(_rows: Row[]): Prepared {
    throw new TypeError('A subclass has to supply `transform`.');
  }

  protected serialize(_prepared: Prepared): string {
    throw new TypeError('A subclass has to supply `serialize`.');
  }
}

interface Table {
  readonly columns: readonly string[];
  readonly cells: ReadonlyMap<Row, readonly Cell[]>;
}

export class CsvExporter extends DataExporter<Table> {
  readonly separator = ',';

  protected override validate(rows: Row[]): Row[] {
    // Backwards, because removing a row moves the rows after it.
    for (let i = rows.length - 1; i >= 0; i -= 1) if (Object.keys(rows[i] ?? {}).length === 0) rows.splice(i, 1);
    return rows;
  }

  protected override transform(rows: Row[]): Table {
    return Object.freeze({
      columns: Object.keys(rows.at(0) ?? {}),
      cells: new Map(rows.map((row) => [row, Object.values(row)])),
    });
  }

  protected override serialize({ columns, cells }: Table): string {
    return [columns, ...cells.values()].map((line) => line.map(String).join(this.separator)).join('\n');
  }
}

export class JsonExporter extends DataExporter<readonly Row[]> {
  protected override transform(rows: Row[]): readonly Row[] {
    return Object.freeze(rows);
  }

  protected override serialize(rows: readonly Row[]): string {
    return JSON.stringify(rows, null, 2);
  }
}
