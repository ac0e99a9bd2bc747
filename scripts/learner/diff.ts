import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { withoutCarriageReturns } from '../kata/fingerprint.ts';

/**
 * The diff from one file to another, as `git diff` prints it, without its header. Empty if they are identical.
 * Without git, it is the whole second file, unless they are identical. Line endings do not count. A file that does not
 * exist counts as empty.
 */
export function diffOf(from: string, to: string, colour: boolean): string {
  // This does not need git.
  if (readText(from) === readText(to)) return '';
  const { stdout, error } = spawnSync(
    'git',
    [
      'diff',
      '--no-index',
      '--ignore-cr-at-eol',
      `--color=${colour ? 'always' : 'never'}`,
      '--',
      ...[from, to].map((file) => (existsSync(file) ? file : '/dev/null')),
    ],
    { encoding: 'utf8' },
  );
  if (error) {
    return `git cannot be run, so this is the whole file. Try: npm run doctor\n\n${readText(to)}`;
  }
  // The names of temporary folders in the header are useless.
  return stdout
    .split('\n')
    .filter((line) => !/^(diff --git|index |--- |\+\+\+ )/.test(stripVTControlCharacters(line)))
    .join('\n');
}

/** The text of a file, without carriage returns. Empty if there is no such file. */
function readText(file: string): string {
  return existsSync(file) ? withoutCarriageReturns(readFileSync(file, 'utf8')) : '';
}

/** Two versions of a file. */
export interface FilePair {
  /** The name under which both are shown. */
  name: string;
  from: string;
  to: string;
}

/**
 * The diffs of several files, each below the file's name. Files without a difference are left out. The diff of a single
 * file has no name above it.
 */
export function diffOfFiles(pairs: readonly FilePair[], colour: boolean): string {
  const diffs = pairs
    .map(({ name, from, to }) => ({ name, diff: diffOf(from, to, colour) }))
    .filter(({ diff }) => diff);
  if (pairs.length === 1) return diffs[0]?.diff ?? '';
  return diffs.map(({ name, diff }) => `── ${name} ──\n${diff}`).join('\n');
}
