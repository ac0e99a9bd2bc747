import leven, { closestMatch } from 'leven';

/** The word that was probably meant: at most two letters, or a third, differ. Undefined if no word is that close. */
export function closest(word: string, among: readonly string[]): string | undefined {
  const byLowerCase = new Map(among.toReversed().map((candidate) => [candidate.toLowerCase(), candidate]));
  const best = closestMatch(word.toLowerCase(), [...byLowerCase.keys()].toReversed());
  if (best === undefined || leven(word.toLowerCase(), best) > Math.max(2, Math.floor(best.length / 3)))
    return undefined;
  return byLowerCase.get(best);
}

/** A suggestion to append to a mistake: what was probably meant, otherwise what exists. */
export function suggestion(word: string, among: readonly string[]): string {
  const meant = closest(word, among);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  return among.length > 0 ? `there are ${among.map((one) => `"${one}"`).join(', ')}` : 'there are none';
}
