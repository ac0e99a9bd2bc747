import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { trickyNames, walks } from '../support/generators.ts';
import { meddleWith } from '../support/meddle.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { type Cell, CsvExporter, DataExporter, InvalidCellError, JsonExporter, type Row } from './template-method.ts';

export type Format = 'CSV' | 'JSON';
export type Hook = 'validate' | 'transform' | 'serialize';
export const hooks: readonly Hook[] = ['validate', 'transform', 'serialize'];

export function exporterOf(format: Format): { export(rows: readonly Row[]): string } {
  return format === 'CSV' ? new CsvExporter() : new JsonExporter();
}

// Exporters that nobody has seen before.

interface Script {
  validated?: readonly Row[];
  prepared?: unknown;
  content?: string;
}

/** Its hooks give what the script says, whatever they get. */
export class ScriptedExporter extends DataExporter<unknown> {
  /** What each hook got, in the order of the calls. */
  readonly calls: { hook: Hook; given: unknown }[] = [];
  /** The hook that throws, and what. */
  failure: { hook: Hook; error: Error } | undefined;
  readonly #script: Required<Script>;

  constructor({ validated = [], prepared = undefined, content = '' }: Script) {
    super();
    this.#script = { validated, prepared, content };
  }

  /** The calls in words; an argument is named if it is the very value. */
  story(rows: readonly Row[]): string[] {
    const { validated, prepared } = this.#script;
    return this.calls.map(({ hook, given }) => {
      if (hook === 'validate') return `validate gets ${isDeepStrictEqual(given, rows) ? 'the rows' : 'something else'}`;
      const [expected, name] = hook === 'transform' ? [validated, 'validate'] : [prepared, 'transform'];
      return `${hook} gets ${Object.is(given, expected) ? `what ${name} gave` : 'something else'}`;
    });
  }

  protected validate(rows: readonly Row[]): readonly Row[] {
    return this.#run('validate', rows, this.#script.validated);
  }

  protected transform(rows: readonly Row[]): unknown {
    return this.#run('transform', rows, this.#script.prepared);
  }

  protected serialize(prepared: unknown): string {
    return this.#run('serialize', prepared, this.#script.content);
  }

  #run<T>(hook: Hook, given: unknown, result: T): T {
    this.calls.push({ hook, given });
    if (this.failure?.hook === hook) throw this.failure.error;
    return result;
  }
}

export const rightStory = [
  'validate gets the rows',
  'transform gets what validate gave',
  'serialize gets what transform gave',
];

/** Its hooks change all they get. */
export class MeddlingExporter extends DataExporter<readonly Row[]> {
  protected validate(rows: readonly Row[]): readonly Row[] {
    meddleWith(rows);
    return rows;
  }

  protected transform(rows: readonly Row[]): readonly Row[] {
    meddleWith(rows);
    return rows;
  }

  protected serialize(rows: readonly Row[]): string {
    meddleWith(rows);
    return 'content';
  }
}

/** Leaves out the first row in `validate`, the third in `transform`, and ends the content with `(end)`. */
export function extensionOf(format: Format): { export(rows: readonly Row[]): string } {
  return format === 'CSV' ? new ExtendedCsvExporter() : new ExtendedJsonExporter();
}

class ExtendedCsvExporter extends CsvExporter {
  protected override validate(rows: readonly Row[]) {
    return super.validate(rows).slice(1);
  }

  protected override transform(rows: readonly Row[]) {
    return super.transform(rows.toSpliced(1, 1));
  }

  // Whatever the exporter prepares its rows as.
  protected override serialize(prepared: never) {
    return `${super.serialize(prepared)}(end)`;
  }
}

class ExtendedJsonExporter extends JsonExporter {
  protected override validate(rows: readonly Row[]) {
    return super.validate(rows).slice(1);
  }

  protected override transform(rows: readonly Row[]) {
    return super.transform(rows.toSpliced(1, 1));
  }

  protected override serialize(prepared: never) {
    return `${super.serialize(prepared)}(end)`;
  }
}

// What was exported, read by what knows no exporter.

/** All above the checksum line; the whole text where there is none. */
export function contentOf(exported: string): string {
  return exported.replace(/\nChecksum:[0-9a-f]{8}$/, '');
}

/** 32-bit FNV-1a by the book, in whole numbers of any size. */
export function checksumOf(content: string): string {
  const bytes = [...Buffer.from(content, 'utf8')];
  const hash = bytes.reduce((hash, byte) => ((hash ^ BigInt(byte)) * 16_777_619n) % 2n ** 32n, 2_166_136_261n);
  return hash.toString(16).padStart(8, '0');
}

interface Field {
  text: string;
  isQuoted: boolean;
}

/** Reads CSV by the grammar of RFC 4180; a line break at the very end begins no new line. */
function readCsv(content: string): Field[][] {
  const lines: Field[][] = [];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  let end = '\r\n';
  while (field.lastIndex < content.length || end === ',') {
    const start = field.lastIndex;
    const match = field.exec(content);
    if (!match) return [...lines, [{ text: `not CSV: ${content.slice(start)}`, isQuoted: false }]];
    const [, quoted, plain = ''] = match;
    if (end === '\r\n') lines.push([]);
    lines.at(-1)?.push({ text: quoted?.replaceAll('""', '"') ?? plain, isQuoted: quoted !== undefined });
    end = match[3] ?? '';
  }
  return lines;
}

/** The cells that a reader finds in the CSV of these rows, made visible. */
export function csvOf(rows: readonly Row[]): string[][] {
  return cellsIn(new CsvExporter().export(copyOf(rows)));
}

/** The same cells, each with whether it is in quotes. */
export function quotesIn(rows: readonly Row[]): string[][] {
  const lines = readCsv(contentOf(new CsvExporter().export(copyOf(rows))));
  return lines.map((line) => line.map(({ text, isQuoted }) => asWritten(visible(text), isQuoted)));
}

export function asWritten(text: string, isQuoted: boolean): string {
  return `${text || 'empty'} (${isQuoted ? 'in quotes' : 'not in quotes'})`;
}

/** Of a text made visible. */
export function needsQuotes(text: string, cellsInLine: number): boolean {
  return [',', '"', '<CR>', '<LF>'].some((one) => text.includes(one)) || (text === '' && cellsInLine === 1);
}

/** Text as it can be read in a report: CR, LF and tab by their names. */
export function visible(text: string): string {
  return text.replaceAll('\r', '<CR>').replaceAll('\n', '<LF>').replaceAll('\t', '<TAB>');
}

function cellsIn(csv: string): string[][] {
  return readCsv(contentOf(csv)).map((line) => line.map(({ text }) => visible(text)));
}

/** The cells, with their columns, that a parser finds in the JSON of these rows. */
export function jsonOf(rows: readonly Row[]): unknown {
  return entriesIn(new JsonExporter().export(copyOf(rows)));
}

function entriesIn(json: string): unknown {
  const content = contentOf(json);
  let rows: unknown;
  if (thrownBy(() => (rows = JSON.parse(content))) !== nothingThrown) return `not JSON: ${content}`;
  return Array.isArray(rows) ? entriesOf(rows) : rows;
}

/** Each row as a list of columns and cells, in order. */
export function entriesOf(rows: readonly Row[]): [string, Cell][][] {
  // Adding 0 turns -0 into 0.
  return rows.map((row) =>
    Object.entries(row).map(([column, cell]) => [column, typeof cell === 'number' ? cell + 0 : cell]),
  );
}

/** What a reader finds after an export, or that it was refused. */
export function readAfter(exporter: { export(rows: readonly Row[]): string }, format: Format, rows: Row[]): unknown {
  let exported = '';
  const error = thrownBy(() => (exported = exporter.export(copyOf(rows))));
  if (error instanceof InvalidCellError) return 'refused';
  if (error !== nothingThrown) throw error;
  return format === 'CSV' ? cellsIn(exported) : entriesIn(exported);
}

/** What a reader is to find. */
export function expectedAfter(format: Format, rows: Row[]): unknown {
  if (rows.some((row) => Object.values(row).some(Number.isNaN))) return 'refused';
  return format === 'CSV' ? tableOf(rows) : entriesOf(rows);
}

/** The cells that a reader of the CSV is to find, made visible. */
export function tableOf(rows: readonly Row[]): string[][] {
  const filled = rows.filter((row) => Object.keys(row).length > 0);
  if (filled.length === 0) return [];
  const columns = [...new Set(filled.flatMap((row) => Object.keys(row)))];
  const lines = filled.map((row) => {
    const cells = new Map(Object.entries(row));
    return columns.map((column) => textOf(cells.get(column) ?? ''));
  });
  return [columns.map(textOf), ...lines];
}

function textOf(cell: Cell): string {
  const isActive = typeof cell === 'string' && ['=', '+', '-', '@', '\t', '\r', "'"].includes(cell.charAt(0));
  return visible(isActive ? `'${cell}` : String(cell));
}

// Generators.

export function formats(): fc.Arbitrary<Format> {
  return fc.constantFrom('CSV', 'JSON');
}

/** Cells without anything special about them. */
export function plainCells(): fc.Arbitrary<Cell> {
  return fc.oneof(fc.constantFrom('Alice', 'Bob', 'x'), fc.nat(100), fc.boolean());
}

/** Cells of every kind that need no care. */
export function cells(): fc.Arbitrary<Cell> {
  const texts = fc.constantFrom('Alice', '', ' two  blanks ', 'Zoë 😀', 'a;b', 'a=b', "O'Hara", 'null', 'true', '5');
  const numbers = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(-0, 0.1, -2.5, 1e21, 1e-7));
  return fc.oneof(texts, numbers, fc.boolean(), fc.constant(null));
}

/** Text of commas, quotes and line breaks, and nothing that a spreadsheet would run. */
export function awkwardText(): fc.Arbitrary<string> {
  const unit = fc.constantFrom('a', ' ', ',', '"', '\n', '\r', '\r\n');
  return fc.string({ unit, maxLength: 5 }).map((text) => (text.startsWith('\r') ? `a${text}` : text));
}

/** Text that a spreadsheet would run, and text that looks like it. */
export function formulas(): fc.Arbitrary<string> {
  const known = ['=1+1', '-5', '+1', '@SUM(A1)', "'tis", "''", '\t=1', '\r=1', '=SUM(A1,B1)', '="a"', ' =1', 'a=1', ''];
  const unit = fc.constantFrom('=', '+', '-', '@', "'", '\t', '\r', ' ', 'a', '1');
  return fc.oneof(fc.constantFrom(...known), fc.string({ unit, maxLength: 4 }));
}

/** Rows that all have the same columns, one of each at least. */
export function rowsOf(of: fc.Arbitrary<Cell>, columns: readonly string[] = ['name', 'age', 'note']) {
  const row = fc.tuple(...columns.map(() => of)).map((cells) => rowOf(columns, cells));
  return fc.array(row, { minLength: 1, maxLength: 3 });
}

/** Rows with the same columns, of any names. */
export function rowsUnder(names: fc.Arbitrary<string>, of: fc.Arbitrary<Cell>): fc.Arbitrary<Row[]> {
  return fc.uniqueArray(names, { minLength: 1, maxLength: 3 }).chain((columns) => rowsOf(of, columns));
}

/** Rows with different columns, in any order, or with none. */
export function raggedRows(of: fc.Arbitrary<Cell> = cells()): fc.Arbitrary<Row[]> {
  const names = fc.constantFrom('a', 'b', 'A', '10', '9', ...trickyNames);
  const entry = fc.tuple(names, of);
  const row = fc.uniqueArray(entry, { maxLength: 3, selector: ([column]) => column });
  return fc.array(
    row.map((entries): Row => Object.fromEntries(entries)),
    { maxLength: 3 },
  );
}

/** Tables to export one after the other, with columns that differ; some hold a cell that is refused. */
export function tables(): fc.Arbitrary<Row[][]> {
  const table = fc.constantFrom(['a'], ['b'], ['b', 'a'], ['c', 'b']).chain((columns) => rowsOf(cells(), columns));
  const refused = fc.constant<Row[]>([{ a: 1, broken: Number.NaN }]);
  return walks(fc.oneof(fc.constant<Row[]>([]), table, table, refused), 5);
}

/** What is no cell, though callers may hand it over. */
export const notCells: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  undefined,
  1n,
  Symbol('s'),
  new Date(0),
  [1],
  { a: 1 },
  () => 1,
];

/** A row with something that is no cell, and more of that behind it. */
export function rowWith(column: string, value: unknown): Row {
  return { first: 'Alice', [column]: value as Cell, last: Number.NaN };
}

/** Only rule 9 is about what becomes of the rows themselves. */
export function copyOf(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row }));
}

function rowOf(columns: readonly string[], cells: readonly Cell[]): Row {
  return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? null]));
}
