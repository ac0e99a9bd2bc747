import { findKata } from '../kata/catalog.ts';
import { takeHint } from '../learner/hints.ts';
import { takeReverseHint } from '../learner/reverse/hints.ts';
import { findReverseKata, isReverseQuery } from '../reverse/reverse-kata.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { UserError } from '../platform/errors/user-error.ts';

const command = defineCommand('hint', {
  about: 'Shows one more hint, from a nudge to a sketch of the solution.',
  examples: [
    ['45', 'the next hint for kata 45'],
    ['r54', 'the next hint about an impostor that the laws you write for kata 54 do not reject'],
  ],
});
command.argument('[kata]', kataHelp).action((query) => {
  if (query === undefined) throw new UserError('Which kata?', 'npm run hint 45');
  const paint = createTheme();
  const isReverse = isReverseQuery(query);
  const hints = isReverse
    ? takeReverseHint(findReverseKata(query, undefined, 'npm run hint'))
    : takeHint(findKata(query, undefined, 'npm run hint'));
  if (!hints) throw new UserError('No impostor is alive, so there are no hints', `npm start ${query}`);
  const { taken, count } = hints;
  taken.forEach((hint, i) => console.log(`${paint.bold(`Hint ${i + 1} of ${count}`)}\n\n${hint}\n`));
  const next = isReverse
    ? `There are no more hints about this impostor. Write a law, then: npm start ${query}`
    : `There are no more hints. Once the kata is solved: npm run solution ${query}`;
  if (taken.length === count) console.log(paint.muted(next));
});

await runCommand(command);
