import { buildBranches } from '../teacher/handout/build-branches.ts';
import { moveBranches } from '../teacher/handout/move-branches.ts';
import { pushBranches } from '../teacher/handout/push-branches.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';

const command = defineCommand('publish-branches', {
  about: 'Builds the branches `solutions` and `homework` from the checked-out commit. Uncommitted files are ignored.',
  examples: [
    ['', 'build them here'],
    ['--push origin', 'and push them'],
  ],
});
command.option('--push <remote>', 'push the branches there').action(({ push: remote }) => {
  const branches = buildBranches(workbookRoot);
  moveBranches(workbookRoot, branches).forEach((line) => console.log(line));
  if (remote !== undefined) pushBranches(workbookRoot, branches, remote).forEach((line) => console.log(line));
});

await runCommand(command);
