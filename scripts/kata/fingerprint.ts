import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from './catalog.ts';
import { hashOf } from '../platform/hash-of.ts';
import { readStatement } from './statement.ts';

/** Hash of everything that a kata's verdict depends on: its laws and the learner's files. */
export function fingerprint(kata: Kata): string {
  return hashOf([lawsFingerprint(kata), ...contents(kata.folder, codeFilesIn(kata.folder))]);
}

/**
 * Hash of what a kata demands: the rules of its statement, its tests and their models. It does not include the code
 * that all tests share, so a fix in `katas/support` makes no kata stale.
 *
 * @throws {UserError} if the statement is missing
 */
export function rulesFingerprint(kata: Kata): string {
  const rules = readStatement(kata.statement).sections.get('Rules') ?? '';
  const models = codeFilesIn(kata.folder).filter((name) => name.endsWith('.model.ts'));
  // Wrapping a paragraph differently does not change a rule.
  return hashOf([
    rules.replaceAll(/\s+/g, ' '),
    withoutCarriageReturns(readFileSync(kata.tests, 'utf8')),
    ...contents(kata.folder, models),
  ]);
}

/** Hash of everything that decides a kata's verdict on the same code: its rules, and the code that all tests share. */
export function lawsFingerprint(kata: Kata): string {
  return hashOf([rulesFingerprint(kata), supportFingerprint(kata.root)]);
}

const supportFingerprints = new Map<string, string>();

/** Read once per process, because a process uses the version that it loaded first, even if the files change later. */
function supportFingerprint(root: string): string {
  const known = supportFingerprints.get(root);
  if (known !== undefined) return known;
  const support = join(root, 'katas', 'support');
  const hash = hashOf(contents(support, codeFilesIn(support)));
  supportFingerprints.set(root, hash);
  return hash;
}

function codeFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^[^.].*\.[cm]?[jt]s$/.test(name) && !/\.(test|laws)\.ts$/.test(name))
    .toSorted();
}

function contents(folder: string, names: readonly string[]): string[] {
  return names.map((name) => {
    const path = join(folder, name);
    return existsSync(path) ? `${name}\n${withoutCarriageReturns(readFileSync(path, 'utf8'))}` : name;
  });
}

/** Git may write other line endings on another machine, and progress moves between machines. */
export function withoutCarriageReturns(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
