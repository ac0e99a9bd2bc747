import { findKata } from './workbook/catalog.ts';
import { resetKata } from './workbook/learner/attempts.ts';
import { main } from './workbook/main.ts';
import { UserError } from './workbook/user-error.ts';

// Begins a kata anew and keeps what was there: npm run reset 45.
await main(async ([query]) => {
  if (query === undefined) throw new UserError('Which kata?', 'npm run reset 45');
  const kata = findKata(query, undefined, 'npm run reset');
  const kept = resetKata(kata);
  console.log(`${kata.slug} is the starter again.${kept === undefined ? '' : ` Your attempt is kept in ${kept}`}`);
});
