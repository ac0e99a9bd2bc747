import { findKata } from '../kata/catalog.ts';
import { kataOrLastOpened } from '../learner/asked-kata.ts';
import { takeHint, type Hints } from '../learner/hints.ts';
import { takeReverseHint } from '../learner/reverse/hints.ts';
import { findReverseKata, isReverseQuery } from '../reverse/reverse-kata.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const command = defineCommand('hint', {
  about: 'Shows one more hint, from a nudge to a sketch of the solution.',
  examples: [
    ['', 'for the kata that you worked on last'],
    ['45', 'the next hint for kata 45'],
    ['r54', 'the next hint about an impostor that your laws for kata 54 do not reject yet'],
  ],
});
command.argument('[kata]', kataHelp).action((query) => {
  const paint = createTheme();
  const kataQuery = kataOrLastOpened(query, 'npm run hint', workbookRoot);
  const { hints, whenAllTaken } = isReverseQuery(kataQuery) ? hintsAboutLaws(kataQuery) : hintsAboutCode(kataQuery);
  hints.taken.forEach((hint, i) => console.log(`${paint.bold(`Hint ${i + 1} of ${hints.count}`)}\n\n${hint}\n`));
  if (hints.taken.length === hints.count) console.log(paint.muted(whenAllTaken));
});

await runCommand(command);

interface HintsToShow {
  hints: Hints;
  /** What to do when there are no more hints. */
  whenAllTaken: string;
}

function hintsAboutCode(query: string): HintsToShow {
  const kata = findKata(query, undefined, 'npm run hint');
  const whenAllTaken = `There are no more hints. Once the kata is solved: npm run solution ${kata.number}`;
  return { hints: takeHint(kata), whenAllTaken };
}

function hintsAboutLaws(query: string): HintsToShow {
  const reverse = findReverseKata(query, undefined, 'npm run hint');
  const hints = takeReverseHint(reverse);
  if (!hints) throw new UserError('Your laws reject every impostor, so there are no hints', 'npm run progress');
  const whenAllTaken = `There are no more hints about this impostor. Write a law, then run: npm start ${reverse.id}`;
  return { hints, whenAllTaken };
}
