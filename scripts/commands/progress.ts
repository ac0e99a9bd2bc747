import { Option } from '@commander-js/extra-typings';
import { levelOf } from '../kata/learning-order.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { writePage } from '../learner/progress-report/page/write-page.ts';
import { lastOpened } from '../progress/last-opened.ts';
import { setPractice } from '../progress/progress-file.ts';
import { reverseStatuses } from '../progress/reverse-status.ts';
import { nextStep } from '../progress/next-step.ts';
import { reverseForPrograms, reverseLines } from '../learner/progress-report/reverse.ts';
import { progressLines } from '../learner/progress-report/terminal.ts';
import { refreshAll } from '../progress/refresh-status.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const command = defineCommand('progress', {
  about: 'Shows your points, kata by kata, and what is next.',
  examples: [
    ['', 'in the terminal'],
    ['--html', 'as a page for the browser, progress.html'],
    ['--html my-page.html', 'as a page with another name'],
    ['--json', 'as JSON'],
    ['--practice off', 'never offer solved katas again (on: offer them)'],
  ],
});
command
  .option('--json', 'print JSON')
  .option('--html [file]', 'write a page')
  .addOption(
    new Option('--practice <switch>', 'whether solved katas are offered again').choices(['on', 'off'] as const),
  )
  .action(async ({ html, json, practice }) => {
    if (practice !== undefined) {
      setPractice(practice === 'on', workbookRoot);
      console.log(`Solved katas are ${practice === 'on' ? '' : 'not '}offered again.`);
      return;
    }
    const book = await refreshAll(
      async (katas) => {
        // Loading Vitest takes longer than everything else, so it is loaded only if something has changed.
        const [{ openRunner }, { runKatas }] = await Promise.all([
          import('../runner/runner.ts'),
          import('../learner/watch/adapters.ts'),
        ]);
        const runner = await openRunner();
        const results = await runKatas(runner, katas);
        await runner.close();
        return results;
      },
      { root: workbookRoot },
    );
    if (html !== undefined) {
      const path = writePage(book, html === true ? 'progress.html' : html, new Date(), workbookRoot);
      console.log(`Open it in a browser: ${path}`);
      return;
    }
    if (json) {
      const katas = book.map((status) => ({
        ...status,
        level: levelOf(status.minutes),
        next: nextStep(status),
      }));
      console.log(JSON.stringify([...katas, ...reverseStatuses(workbookRoot).map(reverseForPrograms)], null, 2));
      return;
    }
    const theme = createTheme();
    const lines = progressLines(book, theme, lastOpened(workbookRoot));
    console.log([...lines, ...reverseLines(reverseStatuses(workbookRoot), theme)].join('\n'));
  });

await runCommand(command);
