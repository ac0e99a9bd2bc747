import { runCommand } from '../platform/run-command.ts';
import { reportLines } from '../learner/update/report.ts';
import { update } from '../learner/update/update.ts';

// Fetches changes from upstream without touching the learner's edits: npm run update.
await runCommand(async () => {
  reportLines(update()).forEach((line) => console.log(line));
});
