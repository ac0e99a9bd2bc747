import type { Kata } from '../../kata/catalog.ts';
import { readStatement, type Rule } from '../../kata/statement.ts';
import { contestantsOf } from '../../reverse/impostor-record.ts';
import { listedReverse } from '../../reverse/reverse-kata.ts';
import { scoreByRule } from '../../reverse/score.ts';

/** The graded rules of reverse katas, by folder. */
const cache = new Map<string, Rule[]>();

/**
 * The rules that are graded: all of a kata, and of a reverse kata those that an impostor breaks.
 *
 * @throws {UserError} if its statement or an impostor cannot be read
 */
export function gradedRules(kata: Kata): Rule[] {
  const reverse = listedReverse(kata);
  if (!reverse) return readStatement(kata.statement).rules;
  const cached = cache.get(kata.folder);
  if (cached) return cached;
  const { visible, heldBack } = contestantsOf(reverse.kata);
  const scores = scoreByRule(readStatement(kata.statement).rules, [...visible, ...heldBack], () => false);
  const rules = scores.map(({ rule }) => rule);
  cache.set(kata.folder, rules);
  return rules;
}
