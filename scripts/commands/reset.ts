import { editedKata } from '../reverse/reverse-kata.ts';
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
    ['r54', 'start your laws for kata 54 again'],
  ],
});
command
  .argument('[kata]', kataHelp)
  .argument('[file]', 'one of its files; by default all')
  .action((query, file) => {
    if (query === undefined) throw new UserError('Which kata?', 'npm run reset 45');
    const { id, slug, edited } = editedKata(query, 'npm run reset');
    if (file !== undefined && !edited.files.includes(file)) {
      const problem = `Kata ${id} has no file ${file}, only ${edited.files.join(', ')}`;
      throw new UserError(problem, `npm run reset ${id} ${edited.files[0]}`);
    }
    const saved = file === undefined ? resetKata(edited) : resetKata(edited, undefined, [file]);
    const note = saved === undefined ? '' : ` ${savedNote(id, saved)}`;
    console.log(`${file === undefined ? slug : `katas/${edited.slug}/${file}`} has been reset to its starter.${note}`);
  });

await runCommand(command);
