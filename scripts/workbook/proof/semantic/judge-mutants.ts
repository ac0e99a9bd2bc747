import type { Kata } from '../../catalog.ts';
import { openRunner, type RunSettings } from '../../run.ts';
import type { KataResult } from '../../run-result.ts';
import { hasLoaded, hasSurvived } from '../green.ts';
import type { SemanticMutant } from './make-mutants.ts';

/** What became of a mutant. */
export type Fate =
  /** A law rejects it in the run that every learner has. */
  | { is: 'killed' }
  /** A law rejects it only under another seed or in more runs: there it dies by luck. */
  | { is: 'killed by luck'; law: string; how: string }
  /** No law rejects it, but it does something else than the original. */
  | { is: 'different'; how: string }
  /** Nothing tells it from the original: probably there is no difference. */
  | { is: 'set aside' };

export interface JudgedMutant {
  mutant: SemanticMutant;
  fate: Fate;
}

/** How long a difference is looked for where the usual run finds none. */
export interface Effort {
  runs: number;
  seeds: readonly number[];
}

/** Runs mutants against the laws of their kata; those that cannot be loaded are left out. */
export async function judgeMutants(
  kata: Kata,
  mutants: readonly SemanticMutant[],
  { runs, seeds }: Effort,
): Promise<JudgedMutant[]> {
  const first = await runAll(kata, mutants, {});
  const loaded = first.filter(({ result }) => hasLoaded(result));
  const fates = new Map<SemanticMutant, Fate>(loaded.map(({ mutant }) => [mutant, { is: 'killed' }]));
  let alive = loaded.filter(({ result }) => hasSurvived(result)).map(({ mutant }) => mutant);
  alive.forEach((mutant) => fates.set(mutant, { is: 'set aside' }));
  for (const seed of seeds) {
    const results = await runAll(kata, alive, { seed, runs });
    for (const { mutant, result } of results) {
      if (!hasSurvived(result)) fates.set(mutant, luck(result, `seed ${seed}, ${runs} runs`));
    }
    alive = results.filter(({ result }) => hasSurvived(result)).map(({ mutant }) => mutant);
  }
  return [...fates].map(([mutant, fate]) => ({ mutant, fate }));
}

async function runAll(
  kata: Kata,
  mutants: readonly SemanticMutant[],
  settings: RunSettings,
): Promise<{ mutant: SemanticMutant; result: KataResult }[]> {
  if (mutants.length === 0) return [];
  const before = process.env['KATA_RUNS'];
  // The limits of the supervisor grow with the number of runs, so it has to know it from the start.
  if (settings.runs !== undefined) process.env['KATA_RUNS'] = String(settings.runs);
  const runner = await openRunner();
  try {
    const jobs = mutants.map(({ target }) => ({ kata, target }));
    const results = await runner.run(jobs, { shared: true, firstFailure: true, ...settings });
    return mutants.map((mutant, i) => ({ mutant, result: results[i] as KataResult }));
  } finally {
    await runner.close();
    if (before === undefined) delete process.env['KATA_RUNS'];
    else process.env['KATA_RUNS'] = before;
    delete process.env['KATA_SEED'];
  }
}

function luck({ rules, problem }: KataResult, how: string): Fate {
  const failure = rules.flatMap(({ failures }) => failures)[0];
  return { is: 'killed by luck', law: failure?.test ?? problem?.message ?? 'unknown', how };
}
