import { impostorsOf, variantsOf, type Contender, type Kata } from '../catalog.ts';
import type { Job, Runner, RunSettings } from '../run.ts';
import type { KataResult } from '../run-result.ts';
import { findingsOfImpostor, findingsOfRight, findingsOfStarter, rulesNamedBy, type Findings } from './findings.ts';

/** What running a kata's tests against everything the workbook has for it brought to light. */
export interface Proof {
  kata: Kata;
  starter: Findings;
  solution: Findings;
  variants: Findings;
  impostors: Findings;
  /** Milliseconds that the laws took against the solution. */
  duration: number;
  /** The impostors' results by target, for the table rule × impostor. */
  results: Map<string, KataResult>;
}

/**
 * Runs the tests of katas against starter, solution, variants and impostors, all at once.
 *
 * @param starters folder with the starters as handed out; a learner's may be solved by now
 */
export async function prove(
  runner: Runner,
  katas: readonly Kata[],
  { starters = 'katas', ...settings }: RunSettings & { starters?: string } = {},
): Promise<Proof[]> {
  const jobs = katas.flatMap((kata) => [
    ...[starters, 'solutions', ...variantsOf(kata).map(({ target }) => target)].map((target) => ({ kata, target })),
    ...impostorsOf(kata).map((impostor) => impostorJob(kata, impostor)),
  ]);
  const results = await runner.run(jobs, { shared: true, ...settings });
  return katas.map((kata) =>
    proofOf(
      kata,
      starters,
      results.filter(({ slug }) => slug === kata.slug),
    ),
  );
}

/** The run of an impostor against the rules it is to break, and no others: what they say decides nothing. */
export function impostorJob(kata: Kata, impostor: Contender): Job {
  const only = rulesNamedBy(impostor);
  return { kata, target: impostor.target, ...(only.length > 0 ? { only } : {}) };
}

/** All findings of a proof; none where the kata holds. */
export function findingsOf({ starter, solution, variants, impostors }: Proof): Findings {
  return [...starter, ...solution, ...variants, ...impostors];
}

function proofOf(kata: Kata, starters: string, list: readonly KataResult[]): Proof {
  const results = new Map(list.map((result) => [result.target, result]));
  const of = (target: string) => {
    const result = results.get(target);
    if (!result) throw new Error(`${target} was not run against ${kata.slug}.`);
    return result;
  };
  return {
    kata,
    starter: findingsOfStarter(of(starters)),
    solution: findingsOfRight(of('solutions')),
    variants: variantsOf(kata).flatMap(({ target }) => findingsOfRight(of(target))),
    impostors: impostorsOf(kata).flatMap((impostor) => findingsOfImpostor(impostor, of(impostor.target))),
    duration: of('solutions').duration,
    results,
  };
}
