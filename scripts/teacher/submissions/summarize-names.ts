/** The number of names that are shown if there are many. */
const maxNames = 10;
/** If only this many names are left over, they are shown, too: they take hardly more room than `3 more`. */
const extraNames = 3;

/** A sentence with some names, of which only the first few are shown. Empty without names. */
export function summarizeNames(names: readonly string[], text: string): string[] {
  const shown =
    names.length <= maxNames + extraNames ? names : [...names.slice(0, maxNames), `${names.length - maxNames} more`];
  return names.length > 0 ? [`${text}: ${shown.join(', ')}.`] : [];
}
