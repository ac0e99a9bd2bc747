import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { Failure } from '../support/failure.ts';
import { anyString } from '../support/hostile.ts';
import { type Change, mutateDeep } from '../support/mutate-deep.ts';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import {
  cellsOf,
  copyOf,
  type Exporter,
  type ExporterForm,
  exportWithStep,
  type Format,
  ownExporter,
  plainSteps,
  type Rows,
  type Step,
  stepNames,
  type Steps,
  textOf,
  unseenExporter,
} from './exporters.model.ts';
import type { Row } from './template-method.ts';

// What was exported.

/** The text above the checksum line; the whole text if there is no such line. */
export function contentOf(exported: string): string {
  return String(exported).replace(/\nChecksum:[0-9a-f]{8}$/, '');
}

/** What `export` has to return for this content. */
export function withChecksum(content: string): string {
  const bytes = [...Buffer.from(content, 'utf8')];
  const hash = bytes.reduce((sum, byte) => ((sum ^ BigInt(byte)) * 16_777_619n) % 2n ** 32n, 2_166_136_261n);
  return `${content}\nChecksum:${hash.toString(16).padStart(8, '0')}`;
}

/** The content of a CSV export, of rows that are not empty. */
export function csvOf(rows: Rows): string {
  const [first = {}] = rows;
  return [Object.keys(first), ...rows.map(Object.values)].map((cells) => cells.map(String).join(',')).join('\n');
}

/** What the action returns, in words, or which error it throws. */
export function outcomeOf(action: () => unknown, thrown?: Failure): string {
  try {
    const result = action();
    return typeof result === 'string' ? result : show(result);
  } catch (error) {
    if (error instanceof TodoError) throw error;
    if (thrown && Object.is(error, thrown.value)) return 'throws what the step threw';
    return `throws ${error instanceof Error ? String(error) : show(error)}`;
  }
}

// The calls of the steps.

export interface StepSetup {
  form: ExporterForm;
  validated: Rows;
  prepared: unknown;
  content: string;
}

/** A line for the creation of an exporter, and for each call of its steps in these exports. */
export function callsOfSteps(setup: StepSetup, exports: readonly Rows[]): string[] {
  const lines: string[] = [];
  const validated = copyOf(setup.validated);
  let rows: Rows = [];
  let exporter: Exporter | undefined;
  const called = (step: Step, args: unknown[], self: object, isRight: (argument: unknown) => boolean) => {
    const more = args.length > 1 ? `, and ${args.length - 1} more` : '';
    const other = exporter === undefined || self === exporter ? '' : ', with another this';
    const what = isRight(args[0]) ? receives[step] : 'something else';
    lines.push(`${step} receives ${what}${more}${other}`);
  };
  const steps: Steps = {
    validate: (args, self) => {
      called('validate', args, self, (given) => hasCells(given, rows));
      return validated;
    },
    transform: (args, self) => {
      called('transform', args, self, (given) => given === validated);
      return setup.prepared;
    },
    serialize: (args, self) => {
      called('serialize', args, self, (given) => Object.is(given, setup.prepared));
      return setup.content;
    },
  };
  const note = (action: () => void) => {
    const outcome = outcomeOf(action);
    if (outcome.startsWith('throws ')) lines.push(outcome);
  };
  note(() => {
    exporter = unseenExporter(steps, setup.form);
    lines.push('the exporter is created');
  });
  for (const table of exports) {
    rows = table;
    note(() => exporter?.export(table));
  }
  return lines;
}

const receives: Record<Step, string> = {
  validate: 'the rows',
  transform: 'what validate returned',
  serialize: 'what transform returned',
};

export function expectedCalls(exports: readonly Rows[]): string[] {
  const calls = stepNames.map((step) => `${step} receives ${receives[step]}`);
  return ['the exporter is created', ...exports.flatMap(() => calls)];
}

function hasCells(given: unknown, rows: Rows): boolean {
  return Array.isArray(given) && isDeepStrictEqual(cellsOf(given as Row[]), cellsOf(rows));
}

// Exports of which some fail.

/** What happens in an export: every step works, or one of them throws. */
export type Attempt = 'every step works' | `${Step} throws`;

export const attempts: readonly Attempt[] = ['every step works', ...stepNames.map((step): Attempt => `${step} throws`)];

/** An exporter with steps that may throw. */
export class FailingSession {
  readonly #failure: Failure;
  readonly #exporter: Exporter;
  #attempt: Attempt = 'every step works';
  #ran: Step[] = [];

  constructor(failure: Failure) {
    this.#failure = failure;
    this.#exporter = unseenExporter({
      validate: ([rows]) => this.#run('validate', rows as Row[]),
      transform: ([rows]) => this.#run('transform', rows),
      serialize: ([prepared]) => this.#run('serialize', textOf(prepared)),
    });
  }

  /** A line that says which steps ran, and what the content was, or what `export` threw. */
  export(attempt: Attempt, rows: Rows): string {
    this.#attempt = attempt;
    this.#ran = [];
    const outcome = outcomeOf(() => contentOf(this.#exporter.export(rows)), this.#failure);
    return `${this.#ran.join(', ')}: ${outcome}`;
  }

  #run<T>(step: Step, result: T): T {
    if (!this.#ran.includes(step)) this.#ran.push(step);
    if (this.#attempt === `${step} throws`) throw this.#failure.value;
    return result;
  }
}

export function expectedAttempt(attempt: Attempt, rows: Rows): string {
  const failing = stepNames.findIndex((step) => attempt === `${step} throws`);
  if (failing === -1) return `${stepNames.join(', ')}: ${textOf(rows)}`;
  return `${stepNames.slice(0, failing + 1).join(', ')}: throws what the step threw`;
}

// Exports within exports.

export interface Nesting {
  format: Format | 'an unknown format';
  /** The step that calls `export`. */
  step: Step;
  /** Before or after the step's own work. */
  when: 'before its own work' | 'after its own work';
  /** How many exports there are inside the outermost. */
  depth: number;
}

/** What each export returns that is made during another one, from the innermost to the outermost. */
export function nestedExports({ format, step, when, depth }: Nesting, tables: readonly Rows[]): string[] {
  const outcomes: string[] = [];
  let level = 0;
  const tableAt = (at: number) => tables[at % tables.length] ?? [];
  const exportNext = (exporter: Exporter) => {
    if (level === depth) return;
    level += 1;
    const at = level;
    outcomes[at] = outcomeOf(() => show(exporter.export(tableAt(at))));
  };
  const around = <T>(exporter: Exporter, work: () => T): T => {
    if (when === 'before its own work') exportNext(exporter);
    const result = work();
    if (when === 'after its own work') exportNext(exporter);
    return result;
  };
  outcomes[0] = outcomeOf(() => {
    if (format !== 'an unknown format') {
      const work = (argument: unknown, old: (argument: unknown) => unknown, self: Exporter) =>
        around(self, () => old(argument));
      return show(exportWithStep({ format, step, place: 'in a subclass' }, work, tableAt(0)));
    }
    const steps = plainSteps();
    const nesting = (args: unknown[], self: object) => around(self as Exporter, () => steps[step](args, self));
    return show(unseenExporter({ ...steps, [step]: nesting }).export(tableAt(0)));
  });
  return outcomes;
}

// Steps that change what they receive.

/** What is exported if a step of other code first does this to what it receives, and what that is afterwards. */
export function exportWithChange(
  { format, step, change }: Pick<Nesting, 'format' | 'step'> & { change: Change },
  rows: Rows,
): { content: string; received: unknown } {
  let received: unknown = 'nothing';
  let isChanged = false;
  const changeOnce = (argument: unknown) => {
    if (isChanged) return;
    isChanged = true;
    mutateDeep(argument, change);
    received = structuredClone(argument);
  };
  const contentOfExport = (action: () => string) => outcomeOf(() => contentOf(action()));
  if (format !== 'an unknown format') {
    const work = (argument: unknown, old: (argument: unknown) => unknown) => {
      changeOnce(argument);
      return old(argument);
    };
    const content = contentOfExport(() => exportWithStep({ format, step, place: 'in a subclass' }, work, rows));
    return { content, received };
  }
  const { validate, ...steps } = plainSteps();
  const changing = (args: unknown[], self: object) => {
    changeOnce(args[0]);
    return { validate, ...steps }[step](args, self);
  };
  // If the step is another one, the exporter has the default for `validate`.
  return { content: contentOfExport(() => unseenExporter({ ...steps, [step]: changing }).export(rows)), received };
}

// Exports one after another.

/** What the caller uses again for the next export. */
export const reused = ['the array', 'the array and its rows'] as const;

/** The tables that are exported: those drawn, or the first one with other cells each time. */
export function versionsOf(tables: readonly Rows[], reuse: (typeof reused)[number]): Rows[] {
  if (reuse === 'the array') return [...tables];
  const [first = []] = tables;
  return tables.map((_, i) => first.map((row) => mapCells(row, (cell) => `${cell} ${i}`)));
}

function mapCells(row: Readonly<Row>, change: (cell: Row[string]) => Row[string]): Row {
  return Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, change(cell)]));
}

/** What two exporters return in turn, if the caller changes one array for all exports. */
export function exportsInTurn(format: Format, versions: readonly Rows[], reuse: (typeof reused)[number]): string[] {
  const pair = [ownExporter(format), ownExporter(format)];
  const shared = copyOf(versions[0] ?? []);
  return versions.map((rows, i) => {
    if (reuse === 'the array') shared.splice(0, shared.length, ...copyOf(rows));
    else shared.forEach((row, j) => Object.assign(row, rows[j]));
    return outcomeOf(() => show(pair[i % 3 === 1 ? 1 : 0]?.export(shared)));
  });
}

// Inputs.

const words = ['Alice', 'Bob', 'red lamp', ' Oslo ', ''] as const;

const numbers = [0, 1, 30, -5, 1200, 0.5] as const;

function cells(): fc.Arbitrary<Row[string]> {
  return fc.oneof(fc.constantFrom(...words), fc.constantFrom(...numbers), fc.boolean());
}

/** Rows that all have the same columns, at least one. */
export function tables(minLength = 0): fc.Arbitrary<Row[]> {
  return fc
    .uniqueArray(fc.constantFrom('name', 'age', 'city', 'paid'), { minLength: 1, maxLength: 3 })
    .chain((columns) =>
      fc
        .array(fc.tuple(...columns.map(cells)), { minLength, maxLength: 4 })
        .map((lines) => lines.map((line) => Object.fromEntries(columns.map((column, i) => [column, line[i] ?? ''])))),
    );
}

/** Rows with different columns, some of them empty, and with any strings. */
export function anyRows(minLength = 0): fc.Arbitrary<Row[]> {
  const row = fc.record(
    { name: fc.oneof(cells(), anyString()), age: cells(), note: anyString() },
    { requiredKeys: [], noNullPrototype: true },
  ) as fc.Arbitrary<Row>;
  return fc.array(row, { minLength, maxLength: 4 });
}

export const people: Row[] = [
  { name: 'Alice', age: 30 },
  { name: 'Bob', age: 25 },
];

export const cities: Row[] = [{ city: 'Oslo' }, { city: 'Rome' }, { city: '' }];
