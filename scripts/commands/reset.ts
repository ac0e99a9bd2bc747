import { findKata } from '../kata/catalog.ts';
import { resetKata } from '../learner/reset.ts';
import { runCommand } from '../platform/run-command.ts';
import { UserError } from '../platform/errors/user-error.ts';

// Restores a kata's starter and saves the attempt: npm run reset 45.
await runCommand(async ([query]) => {
  if (query === undefined) throw new UserError('Which kata?', 'npm run reset 45');
  const kata = findKata(query, undefined, 'npm run reset');
  const kept = resetKata(kata);
  console.log(`${kata.slug} is the starter again.${kept === undefined ? '' : ` Your attempt is saved in ${kept}`}`);
});
