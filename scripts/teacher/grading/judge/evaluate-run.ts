import { stripVTControlCharacters } from 'node:util';
import type { TestModule } from 'vitest/node';
import type { BrokenLaw } from '../../../../katas/support/report.ts';
import type { Kata } from '../../../kata/catalog.ts';
import { readResult } from '../../../runner/read-result.ts';
import type { Failure, KataResult, RuleResult } from '../../../runner/result.ts';
import { gradedRules } from '../../course/graded-rules.ts';
import type { Refusal } from '../../sandbox/compile/compile.ts';
import type { Broken, GradedRule, RuleStatus, Status } from '../record.ts';
import type { Outcome } from '../run/grading-worker.ts';
import { mapToSource } from '../run/relocate.ts';
import type { Staged } from '../run/workspace.ts';
import { tampering, type Manifest } from './manifest.ts';

/** The result of a kata: a record without the student and the submission. */
export interface Judgement {
  status: Status;
  reason?: string;
  rules: GradedRule[];
  /** In a reverse kata: the laws that do not count, and why. */
  invalid?: Broken[];
  /** Milliseconds that the tests took. */
  duration: number;
  /** Whether nothing else had run in its process, so that the result depends on these files alone. */
  alone: boolean;
}

/** Derives the judgement from a run. Unreported rules fail. If any canary passed, the whole run is "tampered". */
export function evaluateRun(kata: Kata, staged: Staged, outcome: Outcome, expected: Manifest): Judgement {
  return { ...judgementOf(kata, staged, outcome, expected), alone: outcome.alone };
}

function judgementOf(kata: Kata, staged: Staged, { module, unhandledErrors }: Outcome, expected: Manifest): Judgement {
  if (!module) return judgedWithoutRun(kata, { status: 'grader error', reason: 'The run produced no result.' });
  const interrupted = interruption(kata, unhandledErrors);
  if (interrupted) return interrupted;
  const result = readResult({ kata, target: staged.target }, module, unhandledErrors);
  const rules = result.rules.map((rule) => gradedRule(rule, staged));
  const { duration } = result;
  if (!hasTests(module)) return { ...judgedAsNotLoaded(kata, result), duration };
  const tampered = tampering(module, expected);
  if (tampered !== undefined) return { ...judgedAsTampered(kata, tampered), duration };
  const reason = reasonOf(result);
  return { status: statusOf(rules, result), ...(reason === undefined ? {} : { reason }), rules, duration, alone: true };
}

/** The judgement if an error of the grader's own process ended the run. Undefined if there was none. */
export function interruption(kata: Kata, unhandledErrors: readonly unknown[]): Judgement | undefined {
  // An unhandled error of a submission comes from another process and is not an Error any more.
  const ownError = unhandledErrors.find((error) => error instanceof Error);
  if (!ownError) return undefined;
  const { message } = ownError.cause instanceof Error ? ownError.cause : ownError;
  return judgedWithoutRun(kata, { status: 'grader error', reason: `The run was interrupted: ${message}` });
}

/** The judgement if there is evidence, in one sentence, that a run was tampered with. */
export function judgedAsTampered(kata: Kata, evidence: string): Judgement {
  const reason = `${evidence} A person must look at this submission.`;
  return judgedWithoutRun(kata, { status: 'tampered', reason });
}

/** The judgement if no test was run: no rule holds. */
export function judgedWithoutRun(
  kata: Kata,
  { status, reason, at }: Omit<Refusal, 'reason'> & { reason?: string },
): Judgement {
  const broken: Broken[] = at && reason !== undefined ? [{ law: 'The tests can be run', message: reason, at }] : [];
  const rules = gradedRules(kata).map((rule, i): GradedRule => ({
    ...rule,
    status: 'failed',
    broken: i === 0 ? broken : [],
  }));
  return { status, ...(reason === undefined ? {} : { reason }), rules, duration: 0, alone: true };
}

function judgedAsNotLoaded(kata: Kata, { problem }: KataResult): Judgement {
  if (!problem) return judgedWithoutRun(kata, { status: 'grader error', reason: 'No test was reported.' });
  const { kind, why = problem.message } = problem;
  return judgedWithoutRun(kata, {
    status: kind === 'looped' ? 'timeout' : 'crashed',
    reason: `The code could not be loaded: ${shortened(why)}`,
  });
}

function hasTests(module: TestModule): boolean {
  return [...module.children.allTests()].length > 0;
}

function gradedRule({ rule, state, failures }: RuleResult, staged: Staged): GradedRule {
  const status = state === 'passed' ? 'passed' : (gravest(failures.map(statusOfFailure)) ?? 'failed');
  return { ...rule, status, broken: failures.map((failure) => brokenBy(failure, staged)) };
}

/** What kept a test from passing. */
export function statusOfFailure({ killed }: Pick<Failure, 'killed'>): RuleStatus {
  if (killed === undefined) return 'failed';
  return killed === 'looped' ? 'timeout' : killed === 'out of memory' ? killed : 'crashed';
}

/** A failed test, with its place in the student's source. */
export function brokenBy({ test, message, diff, broken, at }: Failure, staged: Staged): Broken {
  const place = at && mapToSource(at, staged);
  return {
    law: broken?.law ?? test,
    message: shortened(message),
    ...(diff === undefined ? {} : { diff: shortened(diff) }),
    ...(broken ? { inputs: inputsOf(broken) } : {}),
    ...(broken?.why === undefined ? {} : { why: broken.why }),
    ...(place ? { at: place } : {}),
  };
}

function inputsOf({ inputs }: BrokenLaw): Record<string, string> {
  return Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, shortened(value)]));
}

/** The maximum number of characters in one sentence. */
const maxSentenceLength = 300;

/** The maximum number of characters of one text in a record, because a whole class must fit into memory. */
const maxTextLength = 4_000;

function shortened(text: string): string {
  const plain = stripVTControlCharacters(text);
  return plain.length <= maxTextLength ? plain : `${plain.slice(0, maxTextLength)} …`;
}

const byGravity: readonly RuleStatus[] = ['out of memory', 'crashed', 'timeout', 'failed', 'passed'];

/** The worst of some statuses. Undefined if there are none. */
export function gravest(statuses: readonly RuleStatus[]): RuleStatus | undefined {
  return byGravity.find((one) => statuses.includes(one));
}

function statusOf(rules: readonly GradedRule[], { problem }: KataResult): Status {
  return problem ? 'crashed' : (gravest(rules.map(({ status }) => status)) ?? 'failed');
}

/**
 * What went wrong besides broken laws: an unhandled error that belongs to no test and costs no rule, or else the first
 * test that was stopped.
 */
function reasonOf({ problem, rules }: KataResult): string | undefined {
  if (problem) return `An error was never handled: ${shortened(problem.why ?? problem.message)}`;
  const killed = rules.flatMap(({ failures }) => failures).find((failure) => failure.killed !== undefined);
  // The input comes after it, and the rule already shows that.
  return killed && killed.message.split('\n')[0]?.slice(0, maxSentenceLength);
}
