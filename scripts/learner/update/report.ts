import type { Named, Update } from './update.ts';

/** What a learner reads after an update. */
export function reportLines(update: Update): string[] {
  const { recovered, from, commits, renamed, gone, shared, changed, fresh, stale, newStarters, displaced } = update;
  const before =
    recovered === undefined
      ? []
      : [
          `The last update was stopped half-way; it was ${recovered.what}.`,
          ...recovered.kept.map((path) => `What you have saved since is kept in ${path}`),
          '',
        ];
  if (commits === 0) return [...before, `Nothing new: this is the workbook as it is in ${from}.`];
  return [
    ...before,
    `Updated from ${from}: ${commits} commit${commits === 1 ? '' : 's'}.`,
    ...list('Changed', changed.map(nameOf)),
    ...list('New', fresh.map(nameOf)),
    ...list(
      'Renamed; your answers and your progress moved along',
      renamed.map((one) => `katas/${one.from} is katas/${one.to}`),
    ),
    ...list(
      'No longer there',
      gone.map((slug) => `katas/${slug}`),
    ),
    ...(shared ? ['', 'What the laws of all katas share has changed.'] : []),
    ...list(
      'Stale: passed by rules that have changed since',
      stale.map((kata) => `${nameOf(kata)}. Try: npm start ${kata.number}`),
    ),
    ...list(
      'Your file stayed, and the new starter stands beside your attempts',
      newStarters.map(([path, kept]) => `${path}: the new one is ${kept}`),
    ),
    ...list(
      'Your version had to give way, and is kept',
      displaced.map(([path, kept]) => `${path}: yours is ${kept}`),
    ),
    ...(update.packages ? ['', 'Other packages are needed now. Try: npm install'] : []),
  ];
}

function nameOf({ number, title }: Named): string {
  return `${number} ${title}`;
}

function list(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines.map((line) => `  ${line}`)];
}
