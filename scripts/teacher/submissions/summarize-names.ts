const most = 10;

/** A sentence with some names, of which only the first few are shown. Empty without names. */
export function summarizeNames(names: readonly string[], text: string): string[] {
  const more = names.length > most ? [`${names.length - most} more`] : [];
  return names.length > 0 ? [`${text}: ${[...names.slice(0, most), ...more].join(', ')}.`] : [];
}
