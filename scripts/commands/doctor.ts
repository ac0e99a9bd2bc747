import { workbookRoot } from '../platform/workbook-root.ts';
import { findingsOf } from '../learner/doctor/findings.ts';
import { gatherFacts } from '../learner/doctor/gather.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { setExitCode, runCommand } from '../platform/run-command.ts';

const command = defineCommand('doctor', {
  about: 'Finds problems with Node, packages, git, the folder and the terminal, each with the command that fixes it.',
}).action(async () => {
  const facts = await gatherFacts(workbookRoot);
  const findings = findingsOf(facts);
  findings.forEach(({ line, blocks }) => console.log(`${blocks ? '✗' : '○'} ${line}`));
  if (findings.length === 0) {
    console.log(`No problems found: Node ${facts.node.version}, packages, git, folder and terminal are fine.`);
  }
  setExitCode(findings.some(({ blocks }) => blocks) ? 1 : 0);
});

await runCommand(command);
