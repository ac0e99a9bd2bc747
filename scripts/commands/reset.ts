import { findKata, type Kata } from '../kata/catalog.ts';
import { findReverseKata, isReverseQuery } from '../reverse/reverse-kata.ts';
import { resetKata } from '../learner/reset.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { UserError } from '../platform/errors/user-error.ts';

const command = defineCommand('reset', {
  about: 'Restores the starter of a kata, and saves your attempt in .cache.',
  examples: [
    ['45', 'start kata 45 again'],
    ['r54', 'start the laws that you write for kata 54 again'],
  ],
});
command.argument('[kata]', kataHelp).action((query) => {
  if (query === undefined) throw new UserError('Which kata?', 'npm run reset 45');
  const { slug, edited } = isReverseQuery(query)
    ? findReverseKata(query, undefined, 'npm run reset')
    : withoutLaws(findKata(query, undefined, 'npm run reset'));
  const kept = resetKata(edited);
  console.log(`${slug} is the starter again.${kept === undefined ? '' : ` Your attempt is saved in ${kept}`}`);
});

await runCommand(command);

function withoutLaws(kata: Kata): { slug: string; edited: Kata } {
  return { slug: kata.slug, edited: kata };
}
