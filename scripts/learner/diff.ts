import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/**
 * The difference from one file to another, as `git diff` prints it, without its header. Empty if they are identical.
 * Without git, it is the whole other file. A file that does not exist counts as empty.
 */
export function diffOf(from: string, to: string, colour: boolean): string {
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
    const lines = (existsSync(to) ? readFileSync(to, 'utf8') : '').split('\n');
    return ['git cannot be run, so this is the whole file. Try: npm run doctor', '', ...lines].join('\n');
  }
  // The names of temporary folders in the header are useless.
  return stdout
    .split('\n')
    .filter((line) => !/^(diff --git|index |--- |\+\+\+ )/.test(stripVTControlCharacters(line)))
    .join('\n');
}
