import { type Cell, InvalidCellError, type Row } from '../../../solutions/44-template-method/template-method.ts';

export { type Cell, InvalidCellError, type Row } from '../../../solutions/44-template-method/template-method.ts';

/** Pipes a list of steps; the checksum counts in bigints. */
export abstract class DataExporter<Prepared> {
  export(rows: readonly Row[]): string {
    const steps: ((value: never) => unknown)[] = [
      (value) => this.validate(value),
      (value) => this.transform(value),
      (value) => this.serialize(value),
      signed,
    ];
    return steps.reduce<unknown>((value, step) => step(value as never), copyOf(rows)) as string;
  }

  protected abstract validate(rows: readonly Row[]): readonly Row[];
  protected abstract transform(rows: readonly Row[]): Prepared;
  protected abstract serialize(prepared: Prepared): string;
}

/** Rows with all their columns, still cells; all that is CSV happens when they are written. */
abstract class CheckedExporter<Prepared> extends DataExporter<Prepared> {
  protected validate(rows: readonly Row[]): readonly Row[] {
    const [first] = rows.flatMap((row, i) =>
      Object.entries(row).flatMap(([column, value]) => (isGood(value) ? [] : [{ i, column, value }])),
    );
    if (first) throw new InvalidCellError(first.i, first.column, first.value);
    return rows;
  }
}

interface Table {
  columns: string[];
  rows: ReadonlyMap<string, Cell>[];
}

export class CsvExporter extends CheckedExporter<Table> {
  protected transform(rows: readonly Row[]): Table {
    const maps = rows.map((row) => new Map(Object.entries(row))).filter((row) => row.size > 0);
    const columns = new Map(maps.flatMap((row) => [...row])).keys();
    return { columns: [...columns], rows: maps };
  }

  protected serialize({ columns, rows }: Table): string {
    const lines = [columns, ...rows.map((row) => columns.map((column) => row.get(column) ?? null))];
    return lines
      .map((line) => line.map(csv).join(','))
      .map((line, i) => (line === '' && columns.length === 1 && i <= rows.length ? '""' : line))
      .join('\r\n');
  }
}

export class JsonExporter extends CheckedExporter<string> {
  protected transform(rows: readonly Row[]): string {
    return JSON.stringify(rows, undefined, '  ');
  }

  protected serialize(json: string): string {
    return json;
  }
}

function copyOf(rows: readonly Row[]): Row[] {
  return Array.from(rows, (row) => Object.defineProperties({}, Object.getOwnPropertyDescriptors(row)));
}

function isGood(value: unknown): boolean {
  if (typeof value === 'number') return Math.abs(value) < Number.POSITIVE_INFINITY;
  return value === null || ['string', 'boolean'].includes(typeof value);
}

function csv(cell: Cell): string {
  const text = typeof cell === 'string' ? cell.replace(/^(?=[-=+@\t\r'])/, "'") : String(cell ?? '');
  const doubled = text.split('"').join('""');
  return [',', '\n', '\r', '"'].some((one) => text.includes(one)) ? `"${doubled}"` : text;
}

function signed(content: string): string {
  let hash = 2_166_136_261n;
  for (const byte of new TextEncoder().encode(content)) hash = BigInt.asUintN(32, (hash ^ BigInt(byte)) * 16_777_619n);
  return `${content}\nChecksum:${(hash + 2n ** 32n).toString(16).slice(1)}`;
}
