import { join } from 'node:path';
import type { Kata } from '../kata/catalog.ts';
import { rulesFingerprint } from '../kata/fingerprint.ts';
import { parseRule, readStatement } from '../kata/statement.ts';
import { readStateFile, writeStateFile } from '../platform/state-file.ts';

/** How the text of one rule has changed. */
export interface TextChange {
  /** The current number of the rule, or the old one if the rule is gone. */
  number: number;
  /** The sentences that only the old text has. */
  before: string[];
  /** The sentences that only the new text has. */
  now: string[];
}

/** The texts of the rules by the slug of the kata, with the fingerprint of these rules. */
type Memory = Record<string, { print: string; rules: RuleText[] }>;

interface RuleText {
  number: number;
  title: string;
  sentences: string[];
}

/** Remembers the words of a kata's rules on this machine, so that a later change can be shown. */
export function rememberRules(kata: Kata): void {
  const memory = readMemory(kata.root);
  const print = rulesFingerprint(kata);
  if (memory[kata.slug]?.print === print) return;
  writeStateFile(pathIn(kata.root), JSON.stringify({ ...memory, [kata.slug]: { print, rules: ruleTexts(kata) } }));
}

/**
 * How the words of a kata's rules have changed. Empty if only the tests have changed. Undefined if the old words are
 * unknown on this machine.
 *
 * @param print fingerprint of the old rules
 */
export function textChanges(kata: Kata, print: string): TextChange[] | undefined {
  const old = readMemory(kata.root)[kata.slug];
  if (old?.print !== print) return undefined;
  const rules = ruleTexts(kata);
  const withSameTitle = (all: readonly RuleText[], rule: RuleText) => all.find(({ title }) => title === rule.title);
  // A rule keeps its number or its title, unless it is new.
  const oldVersion = (rule: RuleText) =>
    withSameTitle(old.rules, rule) ??
    old.rules.find((one) => one.number === rule.number && withSameTitle(rules, one) === undefined);
  const changed = rules.map((rule) => difference(rule.number, oldVersion(rule), rule));
  const matched = new Set(rules.map(oldVersion));
  const removed = old.rules
    .filter((rule) => !matched.has(rule))
    .map((rule) => difference(rule.number, rule, undefined));
  return [...changed, ...removed].filter(({ before, now }) => before.length + now.length > 0);
}

function difference(number: number, old: RuleText | undefined, rule: RuleText | undefined): TextChange {
  const [before, now] = [old?.sentences ?? [], rule?.sentences ?? []];
  return {
    number,
    before: before.filter((sentence) => !now.includes(sentence)),
    now: now.filter((sentence) => !before.includes(sentence)),
  };
}

function ruleTexts(kata: Kata): RuleText[] {
  const section = readStatement(kata.statement).sections.get('Rules') ?? '';
  return section.split(/^### /m).flatMap((part) => {
    const [heading = '', ...body] = part.split('\n');
    const rule = parseRule(heading.trim());
    if (!rule) return [];
    const stars = '★'.repeat(rule.stars);
    return [{ number: rule.number, title: rule.title, sentences: [`${stars} ${rule.title}`, ...sentencesIn(body)] }];
  });
}

/** Sentences, list items and table rows, each on one line. A block of code is one sentence. */
function sentencesIn(lines: readonly string[]): string[] {
  return lines
    .join('\n')
    .split(/\n\s*\n|\n(?=\s*[-|])|(?<=[.:!?])\s+(?=[A-Z`])/)
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function readMemory(root: string): Memory {
  try {
    return JSON.parse(readStateFile(pathIn(root)) ?? '{}') as Memory;
  } catch {
    // It is unreadable, so nothing is remembered.
    return {};
  }
}

function pathIn(root: string): string {
  return join(root, '.cache', 'rules.json');
}
