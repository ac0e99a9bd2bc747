import type { Kata } from '../kata/catalog.ts';
import { statusOf, initialStatus, type KataStatus } from '../progress/kata-status.ts';
import type { ReverseKata } from '../reverse/reverse-kata.ts';
import type { KataResult } from '../runner/result.ts';
import { isUntouched } from '../kata/starters.ts';
import type { ReverseJudgement } from './reverse/judge-reverse.ts';

/** The judgement about the laws of one reverse kata. */
export interface JudgedLaws extends ReverseJudgement {
  reverse: ReverseKata;
}

/** The result of running the katas and judging the laws that were asked for. */
export interface HomeworkResult {
  /** The status of all katas that were asked for. */
  book: KataStatus[];
  /** The results of the katas that ran. An untouched starter does not run. */
  results: readonly KataResult[];
  /** The laws, in the order in which they were asked for. */
  laws: readonly JudgedLaws[];
}

/** Runs each kata in its own process, and then judges the laws. A kata that is still the starter is not run. */
export async function gradeHomework(
  katas: readonly Kata[],
  reverseKatas: readonly ReverseKata[] = [],
): Promise<HomeworkResult> {
  const begun = katas.filter((kata) => !isUntouched(kata));
  const statuses = new Map(katas.map((kata) => [kata.slug, initialStatus(kata)]));
  if (begun.length === 0 && reverseKatas.length === 0) return { book: [...statuses.values()], results: [], laws: [] };
  // Imported only now, because loading them takes longer than everything else.
  const { openRunner } = await import('../runner/runner.ts');
  const { judgeOnce } = await import('./reverse/judge-reverse.ts');
  const runner = await openRunner();
  const results = begun.length === 0 ? [] : await runner.run(begun.map((kata) => ({ kata, target: 'katas' })));
  const laws: JudgedLaws[] = [];
  for (const reverse of reverseKatas) {
    // One after the other: they share a Vitest project.
    // oxlint-disable-next-line no-await-in-loop
    laws.push({ reverse, ...(await judgeOnce(runner, reverse)) });
  }
  await runner.close();
  begun.forEach((kata, i) => {
    const result = results[i];
    if (result) statuses.set(kata.slug, statusOf(kata, result));
  });
  return { book: [...statuses.values()], results, laws };
}
