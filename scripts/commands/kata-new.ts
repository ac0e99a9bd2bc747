import { layOutKata } from '../author/scaffold/scaffold-kata.ts';
import { main } from '../platform/run-command.ts';
import { placeholder } from '../author/verify/completeness.ts';

// For authors: lays out a new kata, which holds and says what is still to be written.
//   npm run kata:new -- 58 "Rate limiter"
await main(async ([number, ...words]) => {
  const { number: given, title, files } = await layOutKata(number, words);
  console.log(
    `${given} ${title} is laid out, as a tiny kata that holds. What follows "${placeholder}" is yours to write:`,
  );
  files.forEach((file) => console.log(`  ${file}`));
  console.log(
    `It is in the index and the list of starters, too. What is still to be written says: npm run prove ${given}`,
  );
});
