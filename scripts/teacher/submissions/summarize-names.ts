const most = 10;

/** A sentence about some names, of which not too many are shown; none where there is no name. */
export function summarizeNames(names: readonly string[], text: string): string[] {
  const more = names.length > most ? [`${names.length - most} more`] : [];
  return names.length > 0 ? [`${text}: ${[...names.slice(0, most), ...more].join(', ')}.`] : [];
}
