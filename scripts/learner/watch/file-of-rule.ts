import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import { filesToWrite } from '../../kata/starters.ts';
import type { RuleResult } from '../../runner/result.ts';

/**
 * The file that a broken rule is about: the first one that contains a name from the rule or from its broken law.
 * Otherwise the first file that the learner writes.
 *
 * @returns its absolute path
 */
export function fileOfRule(kata: Kata, failing: Pick<RuleResult, 'rule' | 'failures'> | undefined): string {
  const files = filesToWrite(kata).map((name) => join(kata.folder, name));
  const said = [failing?.rule.title ?? '', failing?.failures[0]?.test ?? '', failing?.failures[0]?.message ?? ''];
  const names = said.flatMap((text) => text.match(/[A-Za-z_$][\w$]*/g) ?? []).filter(isCode);
  const texts = files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''));
  for (const name of names) {
    const at = texts.findIndex((text) => new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text));
    if (at >= 0 && files[at] !== undefined) return files[at];
  }
  return files[0] ?? kata.statement;
}

/** `costOf` and `Money`, but not `cost` or `and`: a word with a capital letter inside or in front. */
function isCode(word: string): boolean {
  return /[a-z][A-Z]|^[A-Z]\w+[A-Z]/.test(word);
}
