import { rulesNamedBy, type CandidateSolution } from '../../kata/catalog.ts';
import type { KataResult, RuleResult } from '../../runner/result.ts';

/** Why a target is not what it should be, one line each. Empty if everything is fine. */
export type Findings = string[];

/** On a starter, every rule must fail because of its own `todo`. */
export function findingsOfStarter(result: KataResult): Findings {
  return [
    ...problemIn(result),
    ...result.rules
      .filter(({ state, failures }) => state !== 'todo' && (!result.problem || failures.length > 0))
      .map((rule) => `On the starter, "${rule.rule.heading}" must fail by reaching a todo(); ${instead(rule)}`),
  ];
}

/** A correct solution must pass every rule. */
export function findingsOfRight(result: KataResult): Findings {
  return [
    ...problemIn(result),
    ...result.rules
      // If nothing could be run, one line gives the reason.
      .filter(({ state, failures }) => state !== 'passed' && (!result.problem || failures.length > 0))
      .map((rule) => `${result.target} fails "${rule.rule.heading}": ${firstFailure(rule)}`),
  ];
}

/** An impostor must fail each rule that its first line names, by a failed expectation. */
export function findingsOfImpostor(impostor: CandidateSolution, result: KataResult): Findings {
  const named = rulesNamedBy(impostor);
  if (named.length === 0) {
    return [`${impostor.target} does not begin with "// Breaks <rule>: <how>"`, ...problemIn(result)];
  }
  const unknown = named.filter((number) => !result.rules.some(({ rule }) => rule.number === number));
  if (unknown.length > 0) {
    return unknown.map((number) => `${impostor.target} names rule ${number}, which the statement lacks`);
  }
  return [...problemIn(result), ...named.flatMap((number) => survival(impostor, number, result))];
}

/**
 * Whether a rule failed as it should for a wrong solution: by an expectation, not by a crash, a loop or a type error.
 */
export function failedByExpectation({ failures }: RuleResult): boolean {
  return failures.some(
    ({ error, killed, seeds = [] }) => seeds.length > 0 || (error === 'AssertionError' && killed === undefined),
  );
}

/** The seeds under which a rule failed by an expectation. Examples have no seeds. */
export function seedsThatBreak({ failures }: RuleResult, tried: readonly number[]): number[] {
  const broken = failures
    .filter(({ error, killed, seeds }) => seeds !== undefined || (error === 'AssertionError' && killed === undefined))
    .flatMap(({ seeds }) => seeds ?? tried);
  return tried.filter((seed) => broken.includes(seed));
}

function survival(impostor: CandidateSolution, number: number, { rules }: KataResult): Findings {
  const rule = rules.find((one) => one.rule.number === number);
  if (!rule || failedByExpectation(rule)) return [];
  const how = rule.state === 'passed' ? 'passes' : `fails, but not by an expectation: ${firstFailure(rule)}`;
  return [`${impostor.target} should break "${rule.rule.heading}"; there it ${how}`];
}

function instead(rule: RuleResult): string {
  return rule.state === 'passed' ? 'it passes' : `it failed in another way: ${firstFailure(rule)}`;
}

function problemIn({ problem }: KataResult): Findings {
  return problem ? [problem.message] : [];
}

function firstFailure({ failures: [failure] }: RuleResult): string {
  if (!failure) return 'no test reported on it';
  const inputs = Object.entries(failure.broken?.inputs ?? {}).map(([name, value]) => `${name} = ${value}`);
  return [`${failure.test}: ${failure.error}: ${failure.message}`, ...inputs].join('\n    ');
}
