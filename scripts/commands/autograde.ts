import { resolve } from 'node:path';
import { defineCommand } from '../platform/cli/define-command.ts';
import { setExitCode, runCommand } from '../platform/run-command.ts';
import { autograde } from '../teacher/autograder/autograde.ts';

// Started by `run_autograder` in the zip that `npm run grade -- autograder` writes.
const command = defineCommand('autograde', { about: 'Grades an upload to Gradescope.' });
command.argument('<folder>', 'the folder with source, submission and results').action(async (root) => {
  const error = await autograde(resolve(root));
  if (error === undefined) return;
  console.error(error);
  setExitCode(1);
});

await runCommand(command);
