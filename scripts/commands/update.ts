import { defineCommand } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';
import { reportLines } from '../learner/update/report.ts';
import { update } from '../learner/update/update.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

await runCommand(
  defineCommand('update', {
    about: 'Fetches new and changed katas from the repository you cloned. Your answers stay as they are.',
  }).action(() => reportLines(update(workbookRoot)).forEach((line) => console.log(line))),
);
