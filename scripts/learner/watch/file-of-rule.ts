import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import { filesToWrite } from '../../kata/starters.ts';
import type { RuleResult } from '../../runner/result.ts';

/**
 * The file that a broken rule is about: one that contains a name from the rule's title, from its broken law or from the
 * error message. If none does, it is the first file that the learner writes.
 *
 * @returns its absolute path
 */
export function fileOfRule(kata: Kata, failing: Pick<RuleResult, 'rule' | 'failures'> | undefined): string {
  const files = filesToWrite(kata).map((name) => join(kata.folder, name));
  const ruleTexts = [failing?.rule.title ?? '', failing?.failures[0]?.test ?? '', failing?.failures[0]?.message ?? ''];
  const names = ruleTexts.flatMap((text) => text.match(/[A-Za-z_$][\w$]*/g) ?? []).filter(looksLikeCode);
  const texts = files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''));
  for (const name of names) {
    const index = texts.findIndex((text) =>
      new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`).test(text),
    );
    if (index >= 0 && files[index] !== undefined) return files[index];
  }
  return files[0] ?? kata.statement;
}

/** Whether a word looks like a name in code, as `costOf` and `URL` do, but not `cost` or `Money`. */
function looksLikeCode(word: string): boolean {
  return /[a-z][A-Z]|^[A-Z]\w+[A-Z]/.test(word);
}
