import type { Named, Update } from './update.ts';

/** What a learner sees after an update. */
export function reportLines(update: Update): string[] {
  const { recovered, from, commits, renamed, gone, shared, changed, fresh, stale, newStarters, displaced } = update;
  const before =
    recovered === undefined
      ? []
      : [
          `The last update was interrupted; it was ${recovered.what}.`,
          ...recovered.kept.map((path) => `What you saved since then is in ${path}`),
          '',
        ];
  if (commits === 0) return [...before, `Already up to date with ${from}.`];
  return [
    ...before,
    `Updated from ${from}: ${commits} commit${commits === 1 ? '' : 's'}.`,
    ...list('Changed', changed.map(nameOf)),
    ...list('New', fresh.map(nameOf)),
    ...list(
      'Renamed; your answers and your progress moved along',
      renamed.map((one) => `katas/${one.from} is now katas/${one.to}`),
    ),
    ...list(
      'Removed',
      gone.map((slug) => `katas/${slug}`),
    ),
    ...(shared ? ['', 'The code that the laws of all katas share has changed.'] : []),
    ...list(
      'Stale: you passed these under rules that have since changed',
      stale.map((kata) => `${nameOf(kata)}. Try: npm start ${kata.number}`),
    ),
    ...list(
      'Your file was not changed; the new starter was saved next to your attempts',
      newStarters.map(([path, kept]) => `${path}: the new starter is in ${kept}`),
    ),
    ...list(
      'Your version was replaced and saved elsewhere',
      displaced.map(([path, kept]) => `${path}: your version is in ${kept}`),
    ),
    ...(update.packages ? ['', 'The workbook needs different packages now. Try: npm install'] : []),
  ];
}

function nameOf({ number, title }: Named): string {
  return `${number} ${title}`;
}

function list(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
}
