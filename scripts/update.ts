import { main } from './workbook/main.ts';
import { reportLines } from './workbook/update/report.ts';
import { update } from './workbook/update/update.ts';

// Brings in what changed upstream and leaves alone what the learner has edited: npm run update.
await main(async () => {
  reportLines(update()).forEach((line) => console.log(line));
});
