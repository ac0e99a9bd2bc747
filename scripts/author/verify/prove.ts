import { impostorsOf, rulesNamedBy, variantsOf, type CandidateSolution, type Kata } from '../../kata/catalog.ts';
import type { Runner, RunSettings } from '../../runner/runner.ts';
import type { Job, KataResult } from '../../runner/result.ts';
import { firstFailure, firstInputs } from './early-end.ts';
import { findingsOfImpostor, findingsOfRight, findingsOfStarter, type Findings } from './findings.ts';

/** The results of a kata's tests against all of its code in the workbook. */
export interface Proof {
  kata: Kata;
  starter: Findings;
  solution: Findings;
  variants: Findings;
  impostors: Findings;
  /** The full titles of its tests. */
  tests: readonly string[];
  /** Milliseconds that the laws took against the solution. */
  duration: number;
}

/**
 * Runs the tests of katas against starter, solution and variants, and then against impostors.
 *
 * @param starters folder with the original starters, because those in `katas` may already be solved
 */
export async function prove(
  runner: Runner,
  katas: readonly Kata[],
  { starters = 'katas', ...settings }: RunSettings & { starters?: string } = {},
): Promise<Proof[]> {
  const right = katas.flatMap((kata) =>
    [starters, 'solutions', ...variantsOf(kata).map(({ target }) => target)].map((target) => ({ kata, target })),
  );
  const results = await runner.run(right, { shared: true, ...settings });
  const judged = await judgeImpostors(
    runner,
    katas.flatMap((kata) => impostorsOf(kata).map((impostor) => ({ kata, impostor }))),
    settings,
  );
  return katas.map((kata) =>
    proofOf(
      kata,
      starters,
      results.filter(({ slug }) => slug === kata.slug),
      judged.flatMap((one) => (one.kata === kata ? one.findings : [])),
    ),
  );
}

interface Attempt {
  kata: Kata;
  impostor: CandidateSolution;
}

interface JudgedAttempt extends Attempt {
  findings: Findings;
}

/**
 * What is wrong with impostors. Nearly all of them break the one rule that they name, so their runs end at the first
 * failure. Those that this does not settle run again to the end.
 */
async function judgeImpostors(
  runner: Runner,
  attempts: readonly Attempt[],
  settings: RunSettings,
): Promise<JudgedAttempt[]> {
  const judge = async (some: readonly Attempt[], extraSettings: RunSettings) => {
    const jobs = some.map(({ kata, impostor }) => impostorJob(kata, impostor));
    const results = await runner.run(jobs, { shared: true, ...settings, ...extraSettings });
    return some.map((attempt, i) => ({
      ...attempt,
      findings: findingsOfImpostor(attempt.impostor, results[i] as KataResult),
    }));
  };
  const settled = new Set<CandidateSolution>();
  const judgeQuickly = async (extraSettings: RunSettings) => {
    const some = attempts.filter(({ impostor }) => rulesNamedBy(impostor).length === 1 && !settled.has(impostor));
    for (const { impostor, findings } of await judge(some, extraSettings)) {
      if (findings.length === 0) settled.add(impostor);
    }
  };
  await judgeQuickly(firstInputs);
  await judgeQuickly(firstFailure);
  return judge(
    attempts.filter(({ impostor }) => !settled.has(impostor)),
    {},
  );
}

/** The run of an impostor against only the rules that it should break. The other rules do not matter. */
export function impostorJob(kata: Kata, impostor: CandidateSolution): Job {
  const only = rulesNamedBy(impostor);
  return { kata, target: impostor.target, ...(only.length > 0 ? { only } : {}) };
}

/** All findings of a proof. Empty if the kata holds. */
export function findingsOf({ starter, solution, variants, impostors }: Proof): Findings {
  return [...starter, ...solution, ...variants, ...impostors];
}

function proofOf(kata: Kata, starters: string, results: readonly KataResult[], impostors: Findings): Proof {
  const resultFor = (target: string) => {
    const result = results.find((one) => one.target === target);
    if (!result) throw new Error(`${target} was not run against ${kata.slug}.`);
    return result;
  };
  return {
    kata,
    starter: findingsOfStarter(resultFor(starters)),
    solution: findingsOfRight(resultFor('solutions')),
    variants: variantsOf(kata).flatMap(({ target }) => findingsOfRight(resultFor(target))),
    impostors,
    tests: resultFor(starters).tests ?? [],
    duration: resultFor('solutions').duration,
  };
}
