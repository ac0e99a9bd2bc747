import { countedState, isPassed } from '../../progress/kata-status.ts';
import type { View } from './view.ts';

/** What the key `r` asks. For a solved kata, it names the key that keeps the points. */
export function resetQuestion({ kata, book }: Pick<View, 'kata' | 'book'>): string {
  const own = book.find(({ slug }) => slug === kata.slug);
  const isSolved = own !== undefined && isPassed({ state: countedState(own) });
  const points = isSolved ? ' Its points go back to 0; to keep them, use the key a.' : ' Its points go back to 0.';
  return `Reset ${kata.number} to its starter? Your files go to .attempts/.${points}`;
}

/**
 * Where a reset has saved the attempt, and how to bring it back.
 *
 * @param id of the kata, or of the reverse kata: `r54`
 */
export function savedNote(id: string | number, saved: string | undefined): string {
  if (saved === undefined) return 'There was nothing to save.';
  return `Your attempt is saved in ${saved}. To bring it back: npm run restore ${id}`;
}

/** Why the key `a` does nothing. */
export function notPractised({ kata: { number } }: Pick<View, 'kata'>): string {
  return `Only a solved kata can be practised again. If you have reset a solution: npm run restore ${number}`;
}
