import fc from 'fast-check';
import { defaultRuns, defaultSeed } from './defaults.ts';
import type { LawOptions } from './law-options.ts';
import type { LawSettings } from './law-settings.ts';
import { alone, circumstances, type Circumstance, type Modes, usualCircumstances } from './modes.ts';
import { withRace, withRaces } from './race.ts';
import { inputTexts } from './report.ts';
import { mapValues } from './run-input.ts';

/** The named inputs of a law. */
export type Generators = Record<string, fc.Arbitrary<unknown>>;
/** The values that generators of this shape produce. */
export type Drawn<G extends Generators> = { [K in keyof G]: G[K] extends fc.Arbitrary<infer V> ? V : never };

/** What a law draws for one run. */
export interface Draw<T> {
  input: T;
  circumstance: Circumstance;
}

/** Draws the inputs of a law, and one of the circumstances in which it holds. */
export function draws<G extends Generators>(inputs: G, modes: Modes = {}): fc.Arbitrary<Draw<Drawn<G>>> {
  const input = fc.record(mapValues(inputs, withRaces), { noNullPrototype: true }) as fc.Arbitrary<Drawn<G>>;
  return fc.record({ input, circumstance: circumstances(modes) }, { noNullPrototype: true });
}

/** The inputs of a counterexample, as the learner sees them. Plain circumstances are not listed. */
export function shownInputs<T extends object>({ input, circumstance }: Draw<T>): [string, string][] {
  return [...inputTexts(input), ...(circumstance.mode === 'alone' ? [] : inputTexts({ circumstances: circumstance }))];
}

/** How many examples each special circumstance is tried with. */
const examplesPerCircumstance = 4;

/** Every example in plain circumstances, and then each special circumstance with a few examples from the whole list. */
function drawnExamples<T extends object>({ examples = [], modes = {} }: LawOptions<T>): Draw<T>[] {
  const count = Math.min(examplesPerCircumstance, examples.length);
  const pickExamples = (offset: number) =>
    Array.from(
      { length: count },
      (_, i) => examples[(offset + Math.floor((i * examples.length) / count)) % examples.length],
    );
  return [
    ...examples.map((input): Draw<T> => ({ input, circumstance: alone })),
    ...usualCircumstances(modes).flatMap((circumstance, offset) =>
      pickExamples(offset).map((input) => ({ input: input as T, circumstance })),
    ),
  ];
}

/** The parameters for fast-check: seed, runs and examples. */
export function parametersOf<T extends object>(
  options: LawOptions<T>,
  { seed = defaultSeed, runs = defaultRuns, path, firstFailure = false }: LawSettings,
): fc.Parameters<[Draw<T>]> & { seed: number } {
  const { examples = [], effort = 1 } = options;
  const all = drawnExamples(options);
  const runsInCircumstances = all.length - examples.length;
  return {
    seed,
    numRuns: Math.max(1, Math.ceil(runs * effort), path ? 0 : examples.length) + (path ? 0 : runsInCircumstances),
    examples: all.map(({ input, circumstance }) => [{ input: mapValues(input, withRace), circumstance }]),
    ...(path === undefined ? {} : { path }),
    ...(firstFailure ? { endOnFailure: true } : {}),
  };
}

/** The input of one run, reproduced from the seed without running the learner's code. */
export async function inputOf<T>(
  arbitrary: fc.Arbitrary<T>,
  parameters: fc.Parameters<[T]>,
  run: number,
): Promise<T | undefined> {
  let count = 0;
  let found: T | undefined;
  const property = fc.asyncProperty(arbitrary, async (input) => {
    if (count === run) found = input;
    count += 1;
  });
  await fc.check(property, { ...parameters, numRuns: run + 1 });
  return found;
}
