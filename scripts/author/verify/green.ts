import type { Target } from '../../../katas/support/target.ts';
import type { Kata } from '../../kata/catalog.ts';
import type { Runner } from '../../runner/runner.ts';
import type { KataResult } from '../../runner/result.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { findingsOfRight } from './findings.ts';

/**
 * Makes sure that the unchanged code passes. Otherwise a failing mutant would prove nothing.
 *
 * @throws {UserError} if a rule fails
 */
export async function requireGreen(runner: Runner, kata: Kata, targets: readonly Target[]): Promise<void> {
  const jobs = targets.map((target) => ({ kata, target }));
  const [finding] = (await runner.run(jobs, { shared: true })).flatMap(findingsOfRight);
  if (finding === undefined) return;
  const [line = finding] = finding.split('\n');
  throw new UserError(
    `${kata.slug} fails without any change, so its mutants prove nothing: ${line.replace(/\.? Try: .*$|\.$/, '')}`,
    `npm run prove -- ${kata.number}`,
  );
}

/** Whether a mutant ran at all. One that cannot be loaded was never tested. */
export function hasLoaded({ problem, rules }: KataResult): boolean {
  return (
    problem === undefined ||
    problem.kind === 'looped' ||
    rules.some(({ failures, state }) => failures.length > 0 || state === 'passed')
  );
}

/**
 * Where code was stopped, if it fails for no other reason: the titles of the tests, or an empty string if it was stopped
 * while it was loaded. On a busy machine, that happens to correct code, too.
 *
 * @returns undefined if code was not stopped, or also fails for another reason
 */
export function stoppedAt({ rules, problem }: KataResult): string | undefined {
  const failures = rules.flatMap((rule) => rule.failures);
  if (problem?.kind === 'looped') return '';
  if (failures.length === 0 || failures.some(({ killed }) => killed === undefined)) return undefined;
  return failures.map(({ test }) => test).join('\n');
}

/** Whether the laws accept a mutant. */
export function hasSurvived({ rules, problem }: KataResult): boolean {
  return problem === undefined && rules.every(({ state }) => state === 'passed');
}
