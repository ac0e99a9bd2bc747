import type { Kata } from '../../../kata/catalog.ts';
import { openRunner, type RunSettings } from '../../../runner/runner.ts';
import { firstFailure, firstInputs } from '../early-end.ts';
import { hasLoaded, hasSurvived, wasOnlyStopped } from '../green.ts';
import type { Fate, RunJobs } from './fate.ts';
import type { SemanticMutant } from './make-mutants.ts';
import { tellApart } from './record/tell-apart.ts';

export interface JudgedMutant {
  mutant: SemanticMutant;
  fate: Fate;
}

/** How long to search for a difference if the usual run shows none. */
export interface Effort {
  runs: number;
  seeds: readonly number[];
}

/** How often a mutant that was stopped runs again before it counts as killed. */
const retries = 2;

/**
 * Runs mutants against the laws of their kata. Mutants that no law rejects also run against their originals. Mutants
 * that cannot be loaded are left out.
 */
export async function judgeMutants(
  kata: Kata,
  mutants: readonly SemanticMutant[],
  { runs, seeds }: Effort,
): Promise<JudgedMutant[]> {
  const fates = new Map<SemanticMutant, Fate>();
  const alive = () => [...fates].filter(([, { is }]) => is === 'set aside').map(([mutant]) => mutant);
  const judge = async (some: readonly SemanticMutant[], settings: RunSettings, retriesLeft = retries) => {
    const results = await withRunner(kata.root, settings, (run) => run(some.map(({ target }) => ({ kata, target }))));
    const stopped: SemanticMutant[] = [];
    some.forEach((mutant, i) => {
      const result = results[i];
      if (!result || !hasLoaded(result)) return;
      fates.set(mutant, { is: hasSurvived(result) ? 'set aside' : 'killed' });
      if (wasOnlyStopped(result)) stopped.push(mutant);
    });
    if (stopped.length > 0 && retriesLeft > 0) await judge(stopped, settings, retriesLeft - 1);
  };
  await judge(mutants, firstInputs);
  await judge(alive(), firstFailure);
  for (const settings of [{}, ...seeds.map((seed) => ({ seed, runs }))]) {
    const found = await withRunner(kata.root, settings, (run) => tellApart(kata, alive(), settings, run));
    found.forEach((fate, mutant) => fates.set(mutant, fate));
  }
  return [...fates].map(([mutant, fate]) => ({ mutant, fate }));
}

async function withRunner<T>(root: string, settings: RunSettings, use: (run: RunJobs) => Promise<T>): Promise<T> {
  const runner = await openRunner({ root });
  try {
    return await use((jobs) => runner.run(jobs, { shared: true, ...settings }));
  } finally {
    await runner.close();
  }
}
