import { parseArgs } from 'node:util';
import { levelOf } from '../kata/learning-order.ts';
import { runCommand } from '../platform/run-command.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { writePage } from '../learner/progress-report/page/write-page.ts';
import { lastOpened } from '../progress/last-opened.ts';
import { nextStep } from '../progress/next-step.ts';
import { progressLines } from '../learner/progress-report/terminal.ts';
import { refreshAll } from '../progress/refresh-status.ts';

// How far the learner is.
//   npm run progress
//   npm run progress -- --json
//   npm run progress -- --html progress.html      (one page for the browser; the name may be left out)
await runCommand(async (args) => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, html: { type: 'boolean', default: false } },
  });
  const book = await refreshAll(async (katas) => {
    // Loading Vitest takes longer than everything else, so it is loaded only if something has changed.
    const [{ openRunner }, { runKatas }] = await Promise.all([
      import('../runner/runner.ts'),
      import('../learner/watch/adapters.ts'),
    ]);
    const runner = await openRunner();
    const results = await runKatas(runner, katas);
    await runner.close();
    return results;
  });
  if (values.html) {
    const path = writePage(book, positionals[0] ?? 'progress.html', new Date());
    console.log(`Open it in a browser: ${path}`);
    return;
  }
  if (values.json) {
    const told = book.map((standing) => ({ ...standing, level: levelOf(standing.minutes), next: nextStep(standing) }));
    console.log(JSON.stringify(told, null, 2));
    return;
  }
  console.log(progressLines(book, createTheme(), lastOpened()).join('\n'));
});
