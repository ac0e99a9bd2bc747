import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultRuns, defaultSeed } from './defaults.ts';
import { beatOfRun } from './heartbeat.ts';
import { lastFailure, type Found } from './last-failures.ts';
import { alone, circumstances, type Circumstance, Mode, type Modes, usualCircumstances } from './modes.ts';
import { Patience } from './patience.ts';
import { describe, entries, table, type BrokenLaw } from './report.ts';
import { ruleOf } from './rule-of.ts';
import { checkUnder, manySeeds } from './seeds.ts';
import { Thrown, thrownIn } from './thrown-in-law.ts';
import { copyPlain, show } from './show.ts';
import { TodoError } from './todo.ts';
import { KilledError, verdicts, type Verdict } from './verdict.ts';

declare module 'vitest' {
  interface TaskMeta {
    law?: string;
    broken?: BrokenLaw;
    /** The test failed and had reached a `todo()`. */
    todo?: boolean;
    /** The supervisor killed an earlier attempt at this test. */
    killed?: Verdict['reason'];
    /** Where it was tried under many seeds: those under which an expectation failed. */
    brokenUnder?: number[];
  }
}

type Generators = Record<string, fc.Arbitrary<unknown>>;
/** What generators of this shape give. */
type Drawn<G extends Generators> = { [K in keyof G]: G[K] extends fc.Arbitrary<infer V> ? V : never };

/** How a law is tried. */
export interface LawOptions<T> {
  /** One sentence: what breaks in a real system that breaks this law. */
  why?: string;
  /** Inputs that are always tried first: every trap that a generator may miss. */
  examples?: readonly T[];
  /** The runs are this many times the usual number; 1 by default. Below 1 for slow laws. */
  effort?: number;
  /**
   * Circumstances in which the law holds as well. The predicate gets one of them as its second argument, and each of
   * them is tried with the examples.
   */
  modes?: Modes;
}

/** What a law draws for one run. */
interface Draw<T> {
  input: T;
  circumstance: Circumstance;
}

/**
 * A vitest test that holds for every input: a sentence of the statement, the named inputs, and a predicate that
 * expects. When it breaks, the failed expectation is rethrown with the law, the smallest inputs and a replay line.
 *
 * Predicates get copies of plain inputs, so code that changes its arguments can't change what is reported.
 *
 * @example
 * law('adding is commutative', { a: amounts(), b: amounts() }, ({ a, b }) => {
 *   expect(add(a, b)).toBe(add(b, a));
 * });
 */
export function law<G extends Generators>(
  title: string,
  inputs: G,
  predicate: (inputs: Drawn<G>, mode: Mode) => void | Promise<void>,
  options: LawOptions<Drawn<G>> = {},
): void {
  const all: fc.Arbitrary<Draw<Drawn<G>>> = fc.record(
    {
      input: fc.record(inputs, { noNullPrototype: true }) as fc.Arbitrary<Drawn<G>>,
      circumstance: circumstances(options.modes ?? {}),
    },
    { noNullPrototype: true },
  );

  test(title, { meta: { law: title } }, async ({ task }) => {
    const usual = settings(options);
    const last = lastFailure(task.file.filepath, ruleOf(task), title, usual.seed);
    const killed = verdicts.tests[task.id];
    if (killed && !killed.shrinking) {
      const parameters = killed.remembered && last ? replayOf(last, usual) : usual;
      const input = killed.run === undefined ? undefined : await inputOf(all, parameters, killed.run);
      throw new KilledError(killed, input && `\n\n${table('While', shownInputs(input))}`);
    }
    const patient = new Patience();
    const check = async (parameters: fc.Parameters<[Draw<Drawn<G>>]>, remembered: boolean) => {
      let run = 0;
      let broken = false;
      const property = fc.asyncProperty(all, async ({ input, circumstance }) => {
        // A path leads on to the neighbours of its input, and that one alone is asked for.
        if (remembered && run > 0 && !broken) return;
        beatOfRun(run, broken, remembered);
        run += 1;
        try {
          await attempt(predicate, copyPlain(input), new Mode(circumstance), patient);
        } catch (error) {
          broken = true;
          // Whatever was thrown is kept from fast-check, which would take some of it for an input to be skipped.
          throw new Thrown(error);
        }
      });
      return fc.check(property, { ...parameters, ...(killed ? { endOnFailure: true } : {}) });
    };
    const again = last && (await check(replayOf(last, usual), true).catch(() => undefined));
    const fresh = async () => {
      const [first, ...others] = manySeeds();
      if (first === undefined) return check(usual, false);
      const { outcome, brokenUnder } = await checkUnder([first, ...others], (seed) => check({ ...usual, seed }, false));
      task.meta.brokenUnder = brokenUnder;
      return outcome;
    };
    const outcome = again?.counterexample ? again : await fresh();
    if (!outcome.failed) return;

    const error = asError(thrownIn(outcome));
    if (error instanceof TodoError || !outcome.counterexample) throw error;
    const found = whereFound(outcome);
    const report: BrokenLaw = {
      law: title,
      inputs: Object.fromEntries(shownInputs(outcome.counterexample[0])),
      ...(options.why === undefined ? {} : { why: options.why }),
      replay: replayCommand(task.file.filepath, title, found),
      found,
    };
    task.meta.broken = report;
    throw withReport(error, report);
  });
}

/**
 * A vitest test of concrete values, as the statement's example shows them. Like a law it names a promise that is never
 * settled instead of waiting for it.
 */
export function example(title: string, body: () => void | Promise<void>): void {
  test(title, async () => {
    await new Patience().wait(body());
  });
}

async function attempt<T>(
  predicate: (input: T, mode: Mode) => void | Promise<void>,
  input: T,
  mode: Mode,
  patient: Patience,
): Promise<void> {
  const before = expect.getState().assertionCalls;
  await patient.wait(predicate(input, mode));
  if (expect.getState().assertionCalls === before) {
    throw new Error('This run of the law expected nothing: its generator ran dry, or an await is missing.');
  }
  mode.verify();
}

/** The inputs of a counterexample as the learner reads them; plain circumstances are not worth a line. */
function shownInputs<T extends object>({ input, circumstance }: Draw<T>): [string, string][] {
  return [...entries(input), ...(circumstance.mode === 'alone' ? [] : entries({ circumstance }))];
}

/** How many examples each special circumstance is tried with. */
const examplesPerCircumstance = 4;

/** Every example in plain circumstances, then each special circumstance with a few examples from the whole list. */
function drawnExamples<T>({ examples = [], modes = {} }: LawOptions<T>): Draw<T>[] {
  const some = Math.min(examplesPerCircumstance, examples.length);
  const picked = (turn: number) =>
    Array.from(
      { length: some },
      (_, i) => examples[(turn + Math.floor((i * examples.length) / some)) % examples.length],
    );
  return [
    ...examples.map((input): Draw<T> => ({ input, circumstance: alone })),
    ...usualCircumstances(modes).flatMap((circumstance, turn) =>
      picked(turn).map((input) => ({ input: input as T, circumstance })),
    ),
  ];
}

function settings<T>(options: LawOptions<T>): fc.Parameters<[Draw<T>]> & { seed: number } {
  const { examples = [], effort = 1 } = options;
  const all = drawnExamples(options);
  const inCircumstances = all.length - examples.length;
  const runs = Number(process.env['KATA_RUNS'] ?? defaultRuns);
  const path = process.env['KATA_PATH'];
  return {
    seed: Number(process.env['KATA_SEED'] ?? defaultSeed),
    numRuns: Math.max(1, Math.ceil(runs * effort), path ? 0 : examples.length) + (path ? 0 : inCircumstances),
    examples: all.map((example) => [example]),
    ...(path === undefined ? {} : { path }),
  };
}

/** Tries what broke the law last, and nothing else: no smaller one where it is known to be the smallest. */
function replayOf<T>({ seed, path, exact }: Found, usual: fc.Parameters<[T]>): fc.Parameters<[T]> {
  return { ...usual, seed, path, numRuns: 1, endOnFailure: exact };
}

/** The input of one run, found again from the seed without running the learner's code. */
async function inputOf<T>(all: fc.Arbitrary<T>, parameters: fc.Parameters<[T]>, run: number): Promise<T | undefined> {
  let count = 0;
  let found: T | undefined;
  const property = fc.asyncProperty(all, async (input) => {
    if (count === run) found = input;
    count += 1;
  });
  await fc.check(property, { ...parameters, numRuns: run + 1 });
  return found;
}

/** An error with what is known of the law it broke; where it can't be changed, another one that tells the same. */
function withReport(error: Error, report: BrokenLaw): Error {
  const message = `${error.message}\n\n${describe(report)}`;
  try {
    error.message = message;
    return error;
  } catch {
    const { name, stack } = error;
    return Object.assign(new Error(message, { cause: error }), { name, stack });
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(`Your code threw ${show(thrown)}, which is not an Error.`);
}

/**
 * Where the counterexample was found. Lists of commands shrink by which of them have run, which a path does not tell:
 * there only its beginning can be replayed, and shrinks to the same case again.
 */
function whereFound<T extends object>({ seed, counterexamplePath, counterexample }: fc.RunDetails<[Draw<T>]>): Found {
  const path = counterexamplePath ?? '0';
  const hasCommands = Object.values(counterexample?.[0].input ?? {}).some(
    (value: unknown) =>
      typeof value === 'object' && value !== null && fc.cloneMethod in value && Symbol.iterator in value,
  );
  return hasCommands ? { seed, path: path.split(':')[0] ?? path, exact: false } : { seed, path, exact: true };
}

function replayCommand(file: string, title: string, { seed, path }: Found): string {
  const kata = /(\d\d)-[^/]*\/[^/]*$/.exec(file)?.[1] ?? '';
  const pattern = title.replaceAll(/[^\w ,-]/g, '.');
  return `KATA_SEED=${seed} KATA_PATH=${path} npx vitest run --project katas /${kata}- -t "${pattern}"`;
}
