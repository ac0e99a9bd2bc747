import { findKata } from '../kata/catalog.ts';
import { resetKata } from '../learner/reset.ts';
import { savedNote } from '../learner/watch/reset-words.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { UserError } from '../platform/errors/user-error.ts';

const command = defineCommand('reset', {
  about: 'Restores the starter of a kata, and saves your attempt in .attempts.',
  examples: [
    ['45', 'start kata 45 again'],
    ['45 value-objects.ts', 'only this file'],
  ],
});
command
  .argument('[kata]', kataHelp)
  .argument('[file]', 'one of its files; by default all')
  .action((query, file) => {
    if (query === undefined) throw new UserError('Which kata?', 'npm run reset 45');
    const kata = findKata(query, undefined, 'npm run reset');
    if (file !== undefined && !kata.files.includes(file)) {
      const problem = `Kata ${kata.number} has no file ${file}; there are ${kata.files.join(', ')}`;
      throw new UserError(problem, `npm run reset ${kata.number} ${kata.files[0]}`);
    }
    const saved = file === undefined ? resetKata(kata) : resetKata(kata, undefined, [file]);
    const note = saved === undefined ? '' : ` ${savedNote(kata, saved)}`;
    console.log(`${file === undefined ? kata.slug : `katas/${kata.slug}/${file}`} is the starter again.${note}`);
  });

await runCommand(command);
