import type { Kata } from '../kata/catalog.ts';
import { statusOf, initialStatus, type KataStatus } from '../progress/kata-status.ts';
import type { KataResult } from '../runner/result.ts';
import { isUntouched } from '../kata/starters.ts';

/** Runs each kata in its own process, and returns the status of all katas. An untouched starter is not run. */
export async function gradeHomework(
  katas: readonly Kata[],
): Promise<{ book: KataStatus[]; results: readonly KataResult[] }> {
  const begun = katas.filter((kata) => !isUntouched(kata));
  const standings = new Map(katas.map((kata) => [kata.slug, initialStatus(kata)]));
  if (begun.length === 0) return { book: [...standings.values()], results: [] };
  // Loading the runner takes longer than everything else.
  const { openRunner } = await import('../runner/runner.ts');
  const runner = await openRunner();
  const results = await runner.run(begun.map((kata) => ({ kata, target: 'katas' })));
  await runner.close();
  begun.forEach((kata, i) => {
    const result = results[i];
    if (result) standings.set(kata.slug, statusOf(kata, result));
  });
  return { book: [...standings.values()], results };
}
