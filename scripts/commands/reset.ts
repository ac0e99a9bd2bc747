import { findKata } from '../kata/catalog.ts';
import { resetKata } from '../learner/reset.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { UserError } from '../platform/errors/user-error.ts';

const command = defineCommand('reset', {
  about: 'Restores the starter of a kata, and saves your attempt in .attempts.',
  examples: [['45', 'start kata 45 again']],
});
command.argument('[kata]', kataHelp).action((query) => {
  if (query === undefined) throw new UserError('Which kata?', 'npm run reset 45');
  const kata = findKata(query, undefined, 'npm run reset');
  const kept = resetKata(kata);
  console.log(`${kata.slug} is the starter again.${kept === undefined ? '' : ` Your attempt is saved in ${kept}`}`);
});

await runCommand(command);
