import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import { workbookRoot } from '../../platform/workbook-root.ts';
import { gradingFingerprint } from '../../reverse/reverse-fingerprint.ts';
import { listedReverse } from '../../reverse/reverse-kata.ts';
import { lawsFingerprint } from '../../kata/fingerprint.ts';

const here = import.meta.dirname;

/**
 * The files and folders that affect a grade besides the tests: the sandbox, the judge, the checks of solutions, the
 * supervisor, and the versions of the packages.
 */
const judgingPaths = [
  join(here, '..', 'sandbox'),
  join(here, 'judge'),
  join(here, 'run'),
  join(here, '..', '..', 'runner'),
  join(here, '..', '..', 'reverse'),
  join(workbookRoot, 'package-lock.json'),
];

/**
 * Hash of everything except the submission that a result depends on: the tests in `root`, and the code that runs and
 * judges them.
 */
export function judgesFingerprint(kata: Kata, root: string): string {
  const hash = createHash('sha256').update(lawsFingerprint(kata));
  const reverse = listedReverse(kata);
  if (reverse) hash.update('\0').update(gradingFingerprint(reverse));
  for (const path of judgingPaths) {
    for (const file of filesAt(path)) hash.update('\0').update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

/** All files at or below a path, in a fixed order. */
function filesAt(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .toSorted()
    .flatMap((name) => filesAt(join(path, name)));
}
