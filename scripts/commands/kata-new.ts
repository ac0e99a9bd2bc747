import { scaffoldKata } from '../author/scaffold/scaffold-kata.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { placeholder } from '../author/verify/completeness.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const command = defineCommand('kata-new', {
  about: 'Creates a new kata, which works and marks what is still to be written.',
  examples: [['58 "Rate limiter"', '']],
});
command
  .argument('[number]', 'from 10 to 99')
  .argument('[title...]')
  .action(async (number, words) => {
    const { number: given, title, files } = await scaffoldKata(number, words, workbookRoot);
    console.log(
      `Created kata ${given} ${title} with a tiny sample that works. Replace each sentence after "${placeholder}" in:`,
    );
    files.forEach((file) => console.log(`  ${file}`));
    console.log(
      `It is also in the index and the list of starters. To see what is still to be written: npm run prove ${given}`,
    );
  });

await runCommand(command);
