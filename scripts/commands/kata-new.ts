import { scaffoldKata } from '../author/scaffold/scaffold-kata.ts';
import { runCommand } from '../platform/run-command.ts';
import { placeholder } from '../author/verify/completeness.ts';

// For authors: creates a new kata, which works and marks what is still to be written.
//   npm run kata:new -- 58 "Rate limiter"
await runCommand(async ([number, ...words]) => {
  const { number: given, title, files } = await scaffoldKata(number, words);
  console.log(
    `Created kata ${given} ${title} with a tiny sample that works. Replace each sentence after "${placeholder}" in:`,
  );
  files.forEach((file) => console.log(`  ${file}`));
  console.log(
    `It is also in the index and the list of starters. To see what is still to be written: npm run prove ${given}`,
  );
});
