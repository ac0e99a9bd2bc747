import { appendFileSync } from 'node:fs';
import type { Kata } from '../kata/catalog.ts';
import { changedKatas, namedKatas, type ChosenKatas } from '../learner/chosen-katas.ts';
import { stepSummary } from '../learner/step-summary.ts';
import { gradeHomework } from '../learner/homework-check.ts';
import { listKatasForLearners } from '../kata/learning-order.ts';
import { createTheme, type Theme } from '../platform/terminal/theme.ts';
import { failureLines, placeLines, printedLines, ruleLines } from '../learner/watch/ui/describe-rules.ts';
import { ruleToShow, type KataResult } from '../runner/result.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { endWith, runCommand } from '../platform/run-command.ts';
import { progressLines } from '../learner/progress-report/terminal.ts';
import { isPassed } from '../progress/kata-status.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

// `npm test` on the homework branch. No result comes from a cache, so the current files count.
const command = defineCommand('homework', {
  about: 'Runs the katas in this folder, and prints the points of each and the total.',
  examples: [
    ['', 'all katas'],
    ['45 46', 'two of them, with their rules'],
    ['--changed main', 'those that differ from a commit or a branch'],
  ],
  more: 'It fails until every kata that it runs is solved. Three-star rules are not required.',
});
command
  .argument('[katas...]', kataHelp)
  .option('--changed <commit>', 'run the started katas that differ from this commit')
  .action(test);

await runCommand(command);

async function test(queries: string[], { changed }: { changed?: string }): Promise<void> {
  const all = listKatasForLearners(workbookRoot);
  if (all.length === 0) throw new UserError('There are no katas here', 'git checkout -- katas');
  if (changed !== undefined && queries.length > 0)
    throw new UserError('--changed selects the katas, so you cannot name any', 'npm test -- --help');
  const isChosen = queries.length > 0 || changed !== undefined;
  const { katas, note } = isChosen ? choose(queries, changed, all) : { katas: all };
  const { book, results } = await gradeHomework(katas);
  writeSummary(stepSummary(book, results, note));
  const paint = createTheme();
  const lines = [
    ...(note === undefined ? [] : [note]),
    ...results.flatMap((result) => (isChosen ? rulesOf(result, paint) : outputLines(result, paint))),
    ...(book.length > 0 ? progressLines(book, paint) : []),
  ];
  console.log(lines.join('\n'));
  endWith(book.every(isPassed) ? 0 : 1);
}

function choose(queries: readonly string[], changed: string | undefined, all: readonly Kata[]): ChosenKatas {
  return changed === undefined ? namedKatas(queries, workbookRoot) : changedKatas(changed, all, workbookRoot);
}

/** In a workflow on GitHub, the summary is shown on the page of the run. */
function writeSummary(text: string): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file) appendFileSync(file, text);
}

/** The rules of a kata, and the first broken law. */
function rulesOf({ slug, rules, problem, printedWhileLoading }: KataResult, paint: Theme): string[] {
  const shown = ruleToShow(rules);
  return [
    ...[
      '',
      paint.bold(slug),
      ...ruleLines(rules, paint),
      ...printedLines(printedWhileLoading, 'Printed while loading', paint),
    ],
    ...(problem ? ['', paint.error(problem.message), ...placeLines(problem.at, paint, problem.message)] : []),
    ...(shown && !problem ? ['', ...failureLines(shown, paint)] : []),
  ];
}

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
