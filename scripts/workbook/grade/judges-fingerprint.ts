import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbookRoot, type Kata } from '../catalog.ts';
import { lawsFingerprint } from '../progress/fingerprint.ts';

/** What decides on a grade besides the tests: the cage, the judge, the supervisor, and the versions of what they use. */
const judges = ['scripts/workbook/grade/cage', 'scripts/workbook/grade/compile', 'scripts/workbook/grade/judge'];
const others = ['scripts/workbook/grade/run', 'scripts/workbook/pool', 'scripts/workbook/grade/offers.ts'];

/** Hash of everything but the submission that a result depends on: the tests in `root`, and the judges that run. */
export function judgesFingerprint(kata: Kata, root: string): string {
  const sum = createHash('sha256').update(lawsFingerprint(kata, root));
  for (const path of [...judges, ...others, 'package-lock.json']) {
    for (const file of filesAt(join(workbookRoot, path))) sum.update('\0').update(readFileSync(file));
  }
  return sum.digest('hex').slice(0, 32);
}

function filesAt(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(path)
    .toSorted()
    .map((name) => join(path, name));
}
