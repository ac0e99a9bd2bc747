const most = 10;
/** So many more take hardly more room than their number, and are shown, too. */
const few = 3;

/** A sentence with some names, of which only the first few are shown. Empty without names. */
export function summarizeNames(names: readonly string[], text: string): string[] {
  const shown = names.length <= most + few ? names : [...names.slice(0, most), `${names.length - most} more`];
  return names.length > 0 ? [`${text}: ${shown.join(', ')}.`] : [];
}
