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
  const words = ruleTexts.flatMap((text) => text.match(/[A-Za-z_$][\w$]*/g) ?? []);
  const texts = files.map((file) => (existsSync(file) ? readFileSync(file, 'utf8') : ''));
  for (const pattern of words.flatMap((word) => patternOf(word) ?? [])) {
    const index = texts.findIndex((text) => pattern.test(text));
    if (files[index] !== undefined) return files[index];
  }
  return files[0] ?? kata.statement;
}

/**
 * How a word from a text is found in a file. A word such as `costOf` or `URL` looks like code, so it is found anywhere. A
 * word such as `Money` may only begin a sentence, so it is found where it is declared. Others, such as `cost`, are not
 * looked for.
 */
function patternOf(word: string): RegExp | undefined {
  const name = `(?<![\\w$])${word.replaceAll('$', '\\$')}(?![\\w$])`;
  if (/[a-z][A-Z]|^[A-Z]\w+[A-Z]/.test(word)) return new RegExp(name);
  return /^[A-Z]\w/.test(word) ? new RegExp(`\\b(?:class|interface|type|function|const) ${name}`) : undefined;
}
