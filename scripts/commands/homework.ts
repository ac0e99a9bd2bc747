import { appendFileSync } from 'node:fs';
import type { Kata } from '../kata/catalog.ts';
import { begunReverseKatas, changedKatas, namedKatas, type ChosenKatas } from '../learner/chosen-katas.ts';
import { stepSummary } from '../learner/step-summary.ts';
import { gradeHomework, type JudgedLaws } from '../learner/homework-check.ts';
import { reverseScreenLines } from '../learner/reverse/reverse-screen.ts';
import { reverseViewOf } from '../learner/reverse/reverse-view.ts';
import { isReversePassed, reverseLines } from '../learner/progress-report/reverse.ts';
import { listKatasForLearners } from '../kata/learning-order.ts';
import { createTheme, type Theme } from '../platform/terminal/theme.ts';
import { failureLines, placeLines, printedLines, ruleLines } from '../learner/watch/ui/describe-rules.ts';
import { ruleToShow, type KataResult } from '../runner/result.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { setExitCode, runCommand } from '../platform/run-command.ts';
import { progressLines } from '../learner/progress-report/terminal.ts';
import { isPassed } from '../progress/kata-status.ts';
import { isValid } from '../reverse/result.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

// `npm test` on the homework branch. It uses no cached results, so that only the current files count.
const command = defineCommand('homework', {
  about: 'Runs the katas in this folder and the laws that you have written, and prints the points for each one.',
  examples: [
    ['', 'all katas'],
    ['45 46', 'two of them, with their rules'],
    ['r45', 'the laws that you have written for kata 45'],
    ['--changed main', 'those that differ from a commit or a branch'],
  ],
  more: 'It fails until everything that it runs is solved. Three-star rules are not required.',
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
  const { katas, reverse, note } = isChosen
    ? choose(queries, changed, all)
    : { katas: all, reverse: begunReverseKatas(workbookRoot) };
  const { book, results, laws } = await gradeHomework(katas, reverse);
  writeSummary(stepSummary({ book, results, laws, note }));
  const paint = createTheme();
  const lines = [
    ...(note === undefined ? [] : [note]),
    ...results.flatMap((result) => (isChosen ? rulesOf(result, paint) : outputLines(result, paint))),
    ...laws.flatMap((one) => (isChosen || !isValid(one.result) ? lawsScreen(one, paint) : [])),
    ...(book.length > 0 ? progressLines(book, paint) : []),
    ...reverseLines(
      laws.map(({ status }) => status),
      paint,
    ),
  ];
  console.log(lines.join('\n'));
  setExitCode(book.every(isPassed) && laws.every(({ status }) => isReversePassed(status)) ? 0 : 1);
}

function choose(queries: readonly string[], changed: string | undefined, all: readonly Kata[]): ChosenKatas {
  return changed === undefined ? namedKatas(queries, workbookRoot) : changedKatas(changed, all, workbookRoot);
}

/** In a workflow on GitHub, the summary is shown on the page of the run. */
function writeSummary(text: string): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file) appendFileSync(file, text);
}

/** What the loop shows about laws. */
function lawsScreen({ reverse, status, result }: JudgedLaws, paint: Theme): string[] {
  return ['', ...reverseScreenLines(reverseViewOf(reverse, status, result), paint)];
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
