import { runCommand } from '../platform/run-command.ts';
import { reportLines } from '../learner/update/report.ts';
import { update } from '../learner/update/update.ts';

// Brings in what changed upstream and leaves alone what the learner has edited: npm run update.
await runCommand(async () => {
  reportLines(update()).forEach((line) => console.log(line));
});
