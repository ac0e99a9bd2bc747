import { scaffoldKata } from '../author/scaffold/scaffold-kata.ts';
import { runCommand } from '../platform/run-command.ts';
import { placeholder } from '../author/verify/completeness.ts';

// For authors: lays out a new kata, which holds and says what is still to be written.
//   npm run kata:new -- 58 "Rate limiter"
await runCommand(async ([number, ...words]) => {
  const { number: given, title, files } = await scaffoldKata(number, words);
  console.log(
    `${given} ${title} is laid out, as a tiny kata that holds. What follows "${placeholder}" is yours to write:`,
  );
  files.forEach((file) => console.log(`  ${file}`));
  console.log(
    `It is in the index and the list of starters, too. What is still to be written says: npm run prove ${given}`,
  );
});
