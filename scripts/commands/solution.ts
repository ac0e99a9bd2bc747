import { findKata } from '../kata/catalog.ts';
import { kataOrLastOpened } from '../learner/asked-kata.ts';
import { referenceOf } from '../learner/reference.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { readProgress } from '../progress/progress-file.ts';
import { findReverseKata, isReverseQuery, type ReverseKata } from '../reverse/reverse-kata.ts';
import { UserError } from '../platform/errors/user-error.ts';

const command = defineCommand('solution', {
  about: 'Compares your code with the reference solution, and shows its notes and another correct solution.',
  examples: [['45', 'once kata 45 is solved']],
});
command
  .argument('[kata]', kataHelp)
  .option('--yes', 'even if the kata is not solved yet')
  .action((query, { yes }) => {
    if (query !== undefined && isReverseQuery(query))
      throw noSolutionOf(findReverseKata(query, undefined, 'npm start'));
    // After a reverse kata, the solution of its kata is meant.
    const kataQuery = kataOrLastOpened(query, 'npm run solution', workbookRoot).replace(/^r(?=\d)/, '');
    const kata = findKata(kataQuery, undefined, 'npm run solution');
    const state = readProgress(kata.root).get(kata.slug)?.state;
    if (!yes && state !== 'solved' && state !== 'mastered') {
      throw new UserError(`${kata.slug} is not solved yet`, `npm run solution -- ${kata.number} --yes`);
    }
    const paint = createTheme();
    const { diff, helpers, notes, variant } = referenceOf(kata, process.stdout.isTTY);
    console.log(paint.bold('Differences between your code and the reference'));
    console.log(diff || 'No differences.');
    if (helpers !== undefined) console.log(helpers);
    if (notes !== undefined) console.log(`\n${notes}`);
    if (variant) console.log(`\n${paint.bold(`Another correct solution: ${variant.path}`)}\n\n${variant.text}`);
  });

await runCommand(command);

/** Its kata has one, but a learner who asks about the impostors must not see it by accident. */
function noSolutionOf({ id, kata }: ReverseKata): UserError {
  const problem = `A reverse kata has no solution. The key s shows the code of the impostors, and npm run solution ${kata.number} the solution of kata ${kata.number}`;
  return new UserError(problem, `npm start ${id}`);
}
