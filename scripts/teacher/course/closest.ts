/** The word that was probably meant: at most a third of its letters differ. Undefined if no word is that close. */
export function closest(word: string, among: readonly string[]): string | undefined {
  const ranked = among
    .map((candidate) => ({ candidate, far: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .toSorted((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(1, Math.floor(best.candidate.length / 3)) ? best.candidate : undefined;
}

/** A suggestion to append to a mistake: what was probably meant, otherwise what exists. */
export function suggestion(word: string, among: readonly string[]): string {
  const meant = closest(word, among);
  if (meant !== undefined) return `did you mean "${meant}"?`;
  return among.length > 0 ? `there are ${among.map((one) => `"${one}"`).join(', ')}` : 'there are none';
}

/** The number of letters that were added, left out, mistaken or swapped. */
function distance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      const at = (up: number, left: number) => rows[i - up]?.[j - left] ?? Infinity;
      const swapped = from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1] ? at(2, 2) + 1 : Infinity;
      row.push(Math.min((row[j - 1] ?? Infinity) + 1, at(1, 0) + 1, at(1, 1) + (same ? 0 : 1), swapped));
    }
    rows.push(row);
  }
  return rows.at(-1)?.at(-1) ?? Infinity;
}
