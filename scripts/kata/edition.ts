import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `npm test` runs on the branch `homework`. */
export const homeworkTest = 'node scripts/run.cjs homework';

/** Whether a folder is the homework edition: the katas without solutions and without the workbook's own tests. */
export function isHomework(root: string): boolean {
  try {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts?: Record<string, string>;
    };
    return scripts?.['test'] === homeworkTest;
  } catch {
    // Unknown. The folder is then treated as the full workbook.
    return false;
  }
}
