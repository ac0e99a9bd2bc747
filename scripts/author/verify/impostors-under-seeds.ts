import { rulesNamedBy, type CandidateSolution, type Kata } from '../../kata/catalog.ts';
import type { Job, KataResult, RuleResult } from '../../runner/result.ts';
import type { Runner, RunSettings } from '../../runner/runner.ts';
import { failedByExpectation, seedsThatBreak } from './findings.ts';
import { firstFailure } from './early-end.ts';

/** An impostor of a kata, and its rules that were run once, with the first seed. */
export interface TriedImpostor {
  kata: Kata;
  impostor: CandidateSolution;
  result: KataResult;
}

/** A rule that an impostor names, and the seeds under which it has not failed by an expectation. */
export interface RuleUnderSeeds {
  kata: Kata;
  impostor: CandidateSolution;
  rule: RuleResult;
  survived: readonly number[];
}

/**
 * Runs impostors under further seeds. Nearly always, the law that broke first breaks under the other seeds too, within
 * a few runs. So it runs alone, and the other laws of its rule run only under the seeds under which it holds.
 */
export async function runUnderSeeds(
  runner: Runner,
  tried: readonly TriedImpostor[],
  seeds: readonly number[],
): Promise<RuleUnderSeeds[]> {
  const named = tried.flatMap(({ kata, impostor, result }) =>
    result.rules
      .filter(({ rule }) => rulesNamedBy(impostor).includes(rule.number))
      .map((rule): RuleUnderSeeds => ({ kata, impostor, rule, survived: seeds })),
  );
  const afterFirstLaw = await runRules(runner, named, { seeds, ...firstFailure }, (rule) => {
    const law = lawThatBroke(rule);
    return law === undefined ? {} : { test: { heading: rule.rule.heading, title: law } };
  });
  const remainingSeeds = seeds.filter((seed) => afterFirstLaw.some(({ survived }) => survived.includes(seed)));
  const afterAllLaws = await runRules(
    runner,
    afterFirstLaw.filter(({ survived }) => survived.length > 0),
    { seeds: remainingSeeds },
    () => ({}),
  );
  return [...afterFirstLaw.filter(({ survived }) => survived.length === 0), ...afterAllLaws];
}

/** One line for each rule that an impostor names and does not break under all seeds. */
export function findingsUnderSeeds(rules: readonly RuleUnderSeeds[]): string[] {
  return rules
    .filter(({ survived }) => survived.length > 0)
    .map(
      ({ impostor, rule, survived }) =>
        `${impostor.target} should break "${rule.rule.heading}"; it does not under the seeds ${survived.join(', ')}`,
    );
}

async function runRules(
  runner: Runner,
  rules: readonly RuleUnderSeeds[],
  settings: RunSettings & { seeds: readonly number[] },
  onlyTestOf: (rule: RuleResult) => Pick<Job, 'test'>,
): Promise<RuleUnderSeeds[]> {
  const ran: RuleUnderSeeds[] = [];
  for (const round of roundsOf(rules)) {
    const jobs = round.map(({ kata, impostor, rule }): Job => ({
      kata,
      target: impostor.target,
      only: [rule.rule.number],
      ...onlyTestOf(rule),
    }));
    const results = await runner.run(jobs, { shared: true, ...settings });
    round.forEach((one, i) => {
      const found = results[i]?.rules.find(({ rule }) => rule.number === one.rule.rule.number);
      const broken = found ? seedsThatBreak(found, settings.seeds) : [];
      ran.push({ ...one, survived: one.survived.filter((seed) => !broken.includes(seed)) });
    });
  }
  return ran;
}

/** Lists in which each impostor occurs once, because a run has one result for each target. */
function roundsOf(rules: readonly RuleUnderSeeds[]): RuleUnderSeeds[][] {
  const rounds: RuleUnderSeeds[][] = [];
  for (const one of rules) {
    const round = rounds.find((some) => some.every(({ impostor }) => impostor !== one.impostor));
    if (round) round.push(one);
    else rounds.push([one]);
  }
  return rounds;
}

/** The title of the first law or example that failed by an expectation. */
function lawThatBroke(rule: RuleResult): string | undefined {
  return rule.failures.find((failure) => failedByExpectation({ ...rule, failures: [failure] }))?.test;
}
