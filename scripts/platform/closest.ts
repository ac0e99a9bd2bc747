import leven, { closestMatch } from 'leven';

/**
 * The word that was probably meant: at most two letters, or a third of its letters, differ. Undefined if no word is
 * that close.
 */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const byLowerCase = new Map(candidates.toReversed().map((candidate) => [candidate.toLowerCase(), candidate]));
  const best = closestMatch(word.toLowerCase(), [...byLowerCase.keys()].toReversed());
  if (best === undefined || leven(word.toLowerCase(), best) > Math.max(2, Math.floor(best.length / 3)))
    return undefined;
  return byLowerCase.get(best);
}

/** A suggestion to append to a message about an unknown word: what was probably meant, otherwise what exists. */
export function suggestion(word: string, candidates: readonly string[]): string {
  const meant = closest(word, candidates);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  return candidates.length > 0 ? `there are ${candidates.map((one) => `"${one}"`).join(', ')}` : 'there are none';
}
