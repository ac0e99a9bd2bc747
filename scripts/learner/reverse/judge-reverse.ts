import { existsSync } from 'node:fs';
import { fingerprint } from '../../kata/fingerprint.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { shownPath } from '../../platform/shown-path.ts';
import { isPassed } from '../../progress/kata-status.ts';
import { forgetKata } from '../../progress/refresh-status.ts';
import { readReverseMemory, recordReverse, statusAfter, type ReverseStatus } from '../../progress/reverse-status.ts';
import { readCache } from '../../progress/status-cache.ts';
import { exploreLaws } from '../../reverse/explore-laws.ts';
import { contestantsOf } from '../../reverse/impostor-record.ts';
import { judgeLaws, type Judging } from '../../reverse/judge-laws.ts';
import type { ReverseResult } from '../../reverse/result.ts';
import type { ReverseKata } from '../../reverse/reverse-kata.ts';
import type { Runner } from '../../runner/runner.ts';
import { problemOfLaws } from '../../runner/validate-code.ts';

/** A judgement about a learner's laws, and the status that follows from it. */
export interface ReverseJudgement {
  result: ReverseResult;
  status: ReverseStatus;
}

/** The options of a judgement. */
export interface JudgeOptions {
  /** Aborted when nobody waits for it any more. */
  signal?: AbortSignal;
  /** Receives the judgement as soon as it is known. After that, the laws are explored further. */
  judged?: (judgement: ReverseJudgement) => void;
}

/**
 * Judges the laws of a learner as they are now, and records the result. The impostors that survived the last time run
 * first.
 *
 * @returns the judgement with everything that was found out about the laws
 * @throws {UserError} if the laws are missing
 * @throws {CancelledError} if nobody waits for it any more
 */
export async function judgeReverse(
  runner: Runner,
  reverse: ReverseKata,
  { signal, judged = () => {} }: JudgeOptions = {},
): Promise<ReverseJudgement> {
  const record = (result: ReverseResult): ReverseJudgement => ({
    result,
    status: recordReverse(reverse, result),
  });
  const refusal = refusalOf(reverse);
  if (refusal) return record(refusal);
  forgetKata(runner, reverse.kata);
  const judging = judgingOf(reverse);
  const work = async (run: Parameters<Parameters<Runner['withProject']>[1]>[0]) => {
    const first = record(await judgeLaws(run, judging));
    judged(first);
    return { ...first, result: await exploreLaws(run, judging, first.result) };
  };
  return runner.withProject('laws', work, signal);
}

/**
 * Judges laws once, as they are now, and records nothing.
 *
 * @throws {UserError} if the laws are missing
 */
export async function judgeOnce(runner: Runner, reverse: ReverseKata): Promise<ReverseJudgement> {
  const result = refusalOf(reverse) ?? (await runner.withProject('laws', (run) => judgeLaws(run, judgingOf(reverse))));
  return { result, status: statusAfter(reverse, result) };
}

/** The result of laws that did not run. */
const emptyResult: ReverseResult = { laws: [], accepted: 0, impostors: [], scores: [], unchecked: [], reach: [] };

/**
 * The result for laws that do not run, because the grader would refuse them. Undefined if they may run.
 *
 * @throws {UserError} if the laws are missing
 */
function refusalOf({ id, kata, laws }: ReverseKata): ReverseResult | undefined {
  if (!existsSync(laws)) throw new UserError(`${shownPath(laws, kata.root)} is missing`, `npm run reset ${id}`);
  const problem = problemOfLaws(kata, laws);
  if (!problem) return undefined;
  const { message, at } = problem;
  return { ...emptyResult, problem: { message, ...(at ? { at } : {}) } };
}

function judgingOf(reverse: ReverseKata): Judging {
  const { id, kata, laws } = reverse;
  const { right, visible } = contestantsOf(kata);
  const { alive } = readReverseMemory(reverse);
  const position = (name: string) => (alive.includes(name) ? alive.indexOf(name) : alive.length);
  return {
    kata,
    file: laws,
    command: `npm start ${id}`,
    right: isSolved(reverse) ? [...right, { target: 'katas', name: 'your own solution' }] : right,
    impostors: visible.toSorted((a, b) => position(a.name) - position(b.name)),
  };
}

/** Whether the learner has solved the kata itself, with the files as they are now. */
export function isSolved({ kata }: ReverseKata): boolean {
  const cached = readCache(kata.root)[kata.slug];
  return cached !== undefined && isPassed(cached.standing) && cached.fingerprint === fingerprint(kata);
}
