import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import { withoutCarriageReturns } from '../kata/fingerprint.ts';

/**
 * The difference from one file to another, as `git diff` prints it, without its header. Empty if they are identical.
 * Without git, it is the whole other file, unless they are identical. Line endings do not count.
 *
 * @param from counts as empty if it does not exist
 */
export function diffOf(from: string, to: string, colour: boolean): string {
  const text = readFileSync(to, 'utf8');
  // Also known without git.
  if (existsSync(from) && withoutCarriageReturns(readFileSync(from, 'utf8')) === withoutCarriageReturns(text))
    return '';
  const { stdout, error } = spawnSync(
    'git',
    [
      'diff',
      '--no-index',
      '--ignore-cr-at-eol',
      `--color=${colour ? 'always' : 'never'}`,
      '--',
      existsSync(from) ? from : '/dev/null',
      to,
    ],
    { encoding: 'utf8' },
  );
  if (error) {
    return `git cannot be run, so this is the whole file. Try: npm run doctor\n\n${text}`;
  }
  // The names of temporary folders in the header are useless.
  return stdout
    .split('\n')
    .filter((line) => !/^(diff --git|index |--- |\+\+\+ )/.test(stripVTControlCharacters(line)))
    .join('\n');
}

/** Two versions of a file. */
export interface FilePair {
  /** The name under which both are shown. */
  name: string;
  from: string;
  to: string;
}

/** The differences of several files, each below the file's name. Files without a difference are left out. */
export function diffOfFiles(pairs: readonly FilePair[], colour: boolean): string {
  const diffs = pairs
    .map(({ name, from, to }) => ({ name, diff: diffOf(from, to, colour) }))
    .filter(({ diff }) => diff);
  if (pairs.length === 1) return diffs[0]?.diff ?? '';
  return diffs.map(({ name, diff }) => `── ${name} ──\n${diff}`).join('\n');
}
