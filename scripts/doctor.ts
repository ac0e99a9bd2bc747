import { workbookRoot } from './workbook/catalog.ts';
import { findingsOf } from './workbook/doctor/findings.ts';
import { gatherFacts } from './workbook/doctor/gather.ts';
import { main } from './workbook/main.ts';

// What stands in the way, and the command that mends it: npm run doctor.
await main(async () => {
  const facts = await gatherFacts(workbookRoot);
  const findings = findingsOf(facts);
  findings.forEach(({ line, blocks }) => console.log(`${blocks ? '✗' : '○'} ${line}`));
  if (findings.length === 0) {
    console.log(`Nothing found: Node ${facts.node.version}, packages, git, folder and terminal are as they should be.`);
  }
  return findings.some(({ blocks }) => blocks) ? 1 : 0;
});
