import { parseArgs } from 'node:util';
import { buildBranches } from '../teacher/handout/build-branches.ts';
import { moveBranches } from '../teacher/handout/move-branches.ts';
import { pushBranches } from '../teacher/handout/push-branches.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { runCommand } from '../platform/run-command.ts';
import { UserError } from '../platform/errors/user-error.ts';

// Builds the branches `solutions` and `homework` from the checked-out commit. Uncommitted files are ignored.
//   npm run publish:branches
//   npm run publish:branches -- --push origin
await runCommand(async (args) => {
  const remote = remoteIn(args);
  const branches = buildBranches(workbookRoot);
  moveBranches(workbookRoot, branches).forEach((line) => console.log(line));
  if (remote !== undefined) pushBranches(workbookRoot, branches, remote).forEach((line) => console.log(line));
});

function remoteIn(args: string[]): string | undefined {
  try {
    return parseArgs({ args, options: { push: { type: 'string' } } }).values.push;
  } catch {
    const given = args.join(' ');
    throw new UserError(`"${given}" is not understood`, 'npm run publish:branches -- --push origin');
  }
}
