import { gradeHomework } from '../learner/homework-check.ts';
import { listKatasForLearners } from '../kata/learning-order.ts';
import { createTheme, type Theme } from '../platform/terminal/theme.ts';
import { printedLines } from '../learner/watch/ui/describe-rules.ts';
import { ruleToShow, type KataResult } from '../runner/result.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { endWith, runCommand } from '../platform/run-command.ts';
import { progressLines } from '../learner/progress-report/terminal.ts';
import { isPassed } from '../progress/kata-status.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

// `npm test` on the homework branch. No result comes from a cache, so the current files count.
const command = defineCommand('homework', {
  about: 'Runs all katas in the folder, and prints the points of each and their sum.',
  more: 'It fails until every kata is solved. Three-star rules are not required.',
}).action(async () => {
  const katas = listKatasForLearners(workbookRoot);
  if (katas.length === 0) throw new UserError('There are no katas here', 'git checkout -- katas');
  const { book, results } = await gradeHomework(katas);
  const paint = createTheme();
  console.log([...results.flatMap((result) => outputLines(result, paint)), ...progressLines(book, paint)].join('\n'));
  endWith(book.every(isPassed) ? 0 : 1);
});

await runCommand(command);

/** What the code of a kata printed while it was loaded, and for the input that breaks the first broken rule. */
function outputLines({ slug, rules, printedWhileLoading }: KataResult, paint: Theme): string[] {
  const shown = ruleToShow(rules);
  const printed = [
    ...printedLines(printedWhileLoading, 'Printed while loading', paint),
    ...(shown
      ? printedLines(shown.failures[0]?.printed, `Printed for the input that breaks rule ${shown.rule.number}`, paint)
      : []),
  ];
  return printed.length === 0 ? [] : ['', paint.bold(slug), ...printed.slice(1)];
}
