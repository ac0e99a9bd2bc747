import { answeredKatas, buildBranches } from '../teacher/handout/build-branches.ts';
import { moveBranches } from '../teacher/handout/move-branches.ts';
import { pushBranches } from '../teacher/handout/push-branches.ts';
import { findKata } from '../kata/catalog.ts';
import { handOut } from '../teacher/handout/hand-out.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { kataId } from '../kata/kata-id.ts';
import { findReverseKata, isReverseQuery } from '../reverse/reverse-kata.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { runCommand } from '../platform/run-command.ts';

interface Options {
  push?: string;
  class?: string;
  katas?: string;
}

const npm = 'npm run publish:branches -- --class <address>';
const command = defineCommand('publish-branches', {
  about: 'Builds the branches `solutions` and `homework` from the checked-out commit. Uncommitted files are ignored.',
  examples: [
    ['', 'build them here'],
    ['--push origin', 'and push them'],
    ['--class <address> --katas 45,46,r47', "hand out these katas in a class's repository; r47 is a reverse kata"],
    ['--class <address>', 'hand out the changes to the katas that the class has'],
  ],
});
command
  .option('--push <remote>', 'push the branches there')
  .option('--class <address>', 'push homework without its history to the branch main there; no other branch changes')
  .option(
    '--katas <numbers>',
    'the katas to hand out besides those that the class has; by default all the first time, and none later',
  )
  .action(publish);

await runCommand(command);

function publish({ push: remote, class: address, katas: named }: Options): void {
  const help = 'npm run publish:branches -- --help';
  if (named !== undefined && address === undefined) throw new UserError('--katas needs --class', help);
  if (address !== undefined && remote !== undefined) throw new UserError('--class and --push cannot be combined', help);
  const answered = answeredKatas(workbookRoot).map((slug) => slug.slice(0, 2));
  if (answered.length > 0) {
    console.log(`Your answers here are left out, and the original starters are used instead: ${answered.join(', ')}`);
  }
  if (address !== undefined) {
    const slugs = named?.split(',').map((query) => slugNamed(query.trim()));
    const { katas, commit, kept, isMainNotDefault } = handOut(workbookRoot, address, slugs);
    const list = katas.map((slug) => kataId({ slug })).join(', ');
    console.log(commit === undefined ? `Nothing has changed. The class has: ${list}` : `The class now has: ${list}`);
    if (kept.length > 0)
      console.log(`Changed both here and in the class's repository, which keeps its own version: ${kept.join(', ')}`);
    if (isMainNotDefault) {
      console.log(
        'The default branch of the class is not main, so a clone of it has no katas. Set it on your Git host, or in a bare repository: git symbolic-ref HEAD refs/heads/main',
      );
    }
    return;
  }
  const branches = buildBranches(workbookRoot);
  moveBranches(workbookRoot, branches).forEach((line) => console.log(line));
  console.log('The history of these branches contains the solutions. To hand out katas without it: ' + npm);
  if (remote !== undefined) pushBranches(workbookRoot, branches, remote).forEach((line) => console.log(line));
}

/** The slug of the kata, or of the reverse kata, that a query such as `r45` names. */
function slugNamed(query: string): string {
  const command = `${npm} --katas`;
  if (isReverseQuery(query)) return findReverseKata(query, workbookRoot, command).slug;
  return findKata(query, workbookRoot, command).slug;
}
