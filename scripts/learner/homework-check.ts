import type { Kata } from '../kata/catalog.ts';
import { statusOf, initialStatus, type KataStatus } from '../progress/kata-status.ts';
import type { KataResult } from '../runner/result.ts';
import { isUntouched } from '../kata/starters.ts';

/** How katas stand by a run of their own, each in a process of its own; a starter that nobody has touched is not run. */
export async function gradeHomework(
  katas: readonly Kata[],
): Promise<{ book: KataStatus[]; results: readonly KataResult[] }> {
  const begun = katas.filter((kata) => !isUntouched(kata));
  const standings = new Map(katas.map((kata) => [kata.slug, initialStatus(kata)]));
  if (begun.length === 0) return { book: [...standings.values()], results: [] };
  // Loading what runs them takes longer than all the rest.
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
