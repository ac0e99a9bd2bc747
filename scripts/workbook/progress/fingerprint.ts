import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workbookRoot, type Kata } from '../catalog.ts';

/** Hash of everything a kata's verdict depends on: its rules and the learner's files. */
export function fingerprint(kata: Kata, root = workbookRoot): string {
  return hash([rulesFingerprint(kata, root), ...contents(kata.folder, codeFilesIn(kata.folder))]);
}

/** Hash of what a kata is judged by: its tests, its statement and what all tests share. */
export function rulesFingerprint(kata: Kata, root = workbookRoot): string {
  const support = join(root, 'katas', 'support');
  const models = codeFilesIn(kata.folder).filter((name) => name.endsWith('.model.ts'));
  return hash([
    ...contents(kata.folder, ['README.md', ...models]),
    readFileSync(kata.tests, 'utf8'),
    ...contents(support, codeFilesIn(support)),
  ]);
}

function codeFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !name.endsWith('.test.ts'))
    .toSorted();
}

function contents(folder: string, names: readonly string[]): string[] {
  return names.map((name) => {
    const path = join(folder, name);
    return existsSync(path) ? `${name}\n${readFileSync(path, 'utf8')}` : name;
  });
}

function hash(texts: readonly string[]): string {
  const sum = createHash('sha256');
  texts.forEach((text) => sum.update(text).update('\0'));
  return sum.digest('hex').slice(0, 16);
}
