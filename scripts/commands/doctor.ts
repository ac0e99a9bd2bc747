import { workbookRoot } from '../platform/workbook-root.ts';
import { findingsOf } from '../learner/doctor/findings.ts';
import { gatherFacts } from '../learner/doctor/gather.ts';
import { runCommand } from '../platform/run-command.ts';

// Prints each problem with the command that fixes it: npm run doctor.
await runCommand(async () => {
  const facts = await gatherFacts(workbookRoot);
  const findings = findingsOf(facts);
  findings.forEach(({ line, blocks }) => console.log(`${blocks ? '✗' : '○'} ${line}`));
  if (findings.length === 0) {
    console.log(`No problems found: Node ${facts.node.version}, packages, git, folder and terminal are fine.`);
  }
  return findings.some(({ blocks }) => blocks) ? 1 : 0;
});
