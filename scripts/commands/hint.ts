import { findKata } from '../kata/catalog.ts';
import { kataOrLastOpened } from '../learner/asked-kata.ts';
import { takeHint } from '../learner/hints.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const command = defineCommand('hint', {
  about: 'Shows one more hint, from a nudge to a sketch of the solution.',
  examples: [
    ['', 'for the kata that you worked on last'],
    ['45', 'the next hint for kata 45'],
  ],
});
command.argument('[kata]', kataHelp).action((query) => {
  const paint = createTheme();
  const kata = findKata(kataOrLastOpened(query, 'npm run hint', workbookRoot), undefined, 'npm run hint');
  const { taken, count } = takeHint(kata);
  taken.forEach((hint, i) => console.log(`${paint.bold(`Hint ${i + 1} of ${count}`)}\n\n${hint}\n`));
  if (taken.length === count)
    console.log(paint.muted(`There are no more hints. Once the kata is solved: npm run solution ${kata.number}`));
});

await runCommand(command);
