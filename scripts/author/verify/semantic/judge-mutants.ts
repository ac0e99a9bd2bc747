import type { Kata } from '../../../kata/catalog.ts';
import { openRunner, type RunSettings } from '../../../runner/runner.ts';
import { firstFailure, firstInputs } from '../early-end.ts';
import { hasLoaded, hasSurvived, stoppedAt } from '../green.ts';
import type { Fate, RunJobs } from './fate.ts';
import type { SemanticMutant } from './make-mutants.ts';
import { settingsText, tellApart } from './record/tell-apart.ts';

export interface JudgedMutant {
  mutant: SemanticMutant;
  fate: Fate;
}

/** How long to search for a difference if the usual run shows none. */
export interface Effort {
  runs: number;
  seeds: readonly number[];
}

/** How often a mutant that was stopped runs again, unless it is stopped twice at the same test. */
const maxRetries = 2;

interface Retry {
  /** The mutants that were stopped in the run before, each with the test. */
  stopped: ReadonlyMap<SemanticMutant, string>;
  /** How many more retries there may be. */
  left: number;
}

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
  const judge = async (some: readonly SemanticMutant[], settings: RunSettings, retry?: Retry) => {
    const results = await withRunner(kata.root, settings, (run) => run(some.map(({ target }) => ({ kata, target }))));
    const stopped = new Map<SemanticMutant, string>();
    some.forEach((mutant, i) => {
      const result = results[i];
      if (!result || !hasLoaded(result)) return;
      fates.set(mutant, { is: hasSurvived(result) ? 'set aside' : 'killed' });
      const where = stoppedAt(result);
      // A second stop at the same test cannot be blamed on a busy machine.
      if (where !== undefined && where !== retry?.stopped.get(mutant)) stopped.set(mutant, where);
    });
    const left = retry?.left ?? maxRetries;
    if (stopped.size > 0 && left > 0) await judge([...stopped.keys()], settings, { stopped, left: left - 1 });
  };
  const distinguish = (settings: RunSettings) =>
    withRunner(kata.root, settings, (run) => tellApart(kata, alive(), settings, run));
  await judge(mutants, firstInputs);
  const usual = await distinguish({});
  // In all others, every test ran to its end, and passed as with the original, so they need not run unrecorded.
  const suspects = [...usual].filter(([, { law, difference }]) => law !== undefined || difference?.kind === 'values');
  await judge(
    suspects.map(([mutant]) => mutant),
    firstFailure,
  );
  for (const [mutant, { difference }] of usual)
    if (difference && fates.get(mutant)?.is !== 'killed') fates.set(mutant, { is: 'different', ...difference });
  for (const settings of seeds.map((seed) => ({ seed, runs }))) {
    for (const [mutant, { law, difference }] of await distinguish(settings)) {
      if (law !== undefined) fates.set(mutant, { is: 'killed by luck', law, settings: settingsText(settings) });
      else if (difference) fates.set(mutant, { is: 'different', ...difference });
    }
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
