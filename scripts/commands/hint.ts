import { findKata } from '../kata/catalog.ts';
import { takeHint } from '../learner/hints.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { UserError } from '../platform/errors/user-error.ts';

const command = defineCommand('hint', {
  about: 'Shows one more hint, from a nudge to a sketch of the solution.',
  examples: [['45', 'the next hint for kata 45']],
});
command.argument('[kata]', kataHelp).action((query) => {
  if (query === undefined) throw new UserError('Which kata?', 'npm run hint 45');
  const paint = createTheme();
  const { taken, count } = takeHint(findKata(query, undefined, 'npm run hint'));
  taken.forEach((hint, i) => console.log(`${paint.bold(`Hint ${i + 1} of ${count}`)}\n\n${hint}\n`));
  if (taken.length === count)
    console.log(paint.muted(`There are no more hints. Once the kata is solved: npm run solution ${query}`));
});

await runCommand(command);
