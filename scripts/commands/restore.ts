import { attemptsOf, restoreAttempt } from '../learner/attempts.ts';
import { kataOrLastOpened } from '../learner/asked-kata.ts';
import { defineCommand, kataHelp } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { editedKata } from '../reverse/reverse-kata.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const npm = 'npm run restore';
const command = defineCommand('restore', {
  about: 'Brings back an attempt that a reset has saved. Your current files are saved as another attempt.',
  examples: [
    ['45', 'the newest attempt at kata 45'],
    ['45 2026-11-30', 'the newest attempt of that day'],
    ['r54', 'the laws that you wrote for kata 54'],
    ['45 --list', 'the names of all saved attempts'],
  ],
});
command
  .argument('[kata]', kataHelp)
  .argument('[attempt]', 'its name, or the beginning of its name')
  .option('--list', 'list the saved attempts, the newest first')
  .action((query, name, { list }) => {
    const { id, slug, edited } = editedKata(kataOrLastOpened(query, npm, workbookRoot), npm);
    if (list) {
      const all = attemptsOf(edited);
      console.log(all.length > 0 ? all.join('\n') : `There is no saved attempt of kata ${id}.`);
      return;
    }
    const { attempt, saved } = restoreAttempt(edited, name);
    const before = saved === undefined ? '' : ` Your previous files are saved in ${saved}`;
    console.log(`${slug} has been restored from ${attempt}.${before}`);
  });

await runCommand(command);
