import type { KillReason } from '../../katas/support/killed.ts';
import type { RuleState } from '../runner/result.ts';
import type { Entry } from './progress-file.ts';
import { rulesNamed } from './rule-names.ts';
import type { TextChange } from './rule-texts.ts';

/** The state of one rule. */
export interface RuleStatus {
  number: number;
  stars: 1 | 2 | 3;
  state: RuleState;
  /** Set if the code had to be stopped or ended the process. */
  killed?: KillReason;
}

/** What the first run under changed rules found, compared with what held before. Numbers refer to the current rules. */
export interface RuleChanges {
  /** Rules that are new. */
  added: number[];
  /** Rules that held before and do not hold now. */
  lost: number[];
  /** How the words of the rules have changed. Empty if only the tests have. Absent if the old words are unknown. */
  texts?: TextChange[];
}

/**
 * Compares the current rules with an entry that was judged under other rules. In a kata that was solved but not
 * mastered, a three-star rule that did not hold may be old or new. It is not reported as new.
 */
export function changesSince({ state, holding }: Entry, rules: readonly RuleStatus[]): RuleChanges {
  const held = new Set(holding);
  return {
    added: rules
      .filter(({ number, stars }) => !held.has(number) && (state === 'mastered' || stars < 3))
      .map(({ number }) => number),
    lost: rules.filter((rule) => held.has(rule.number) && rule.state !== 'passed').map(({ number }) => number),
  };
}

/** The changes as one sentence. */
export function changesText({ added, lost }: RuleChanges): string {
  const parts = [
    ...(added.length > 0 ? [`${rulesNamed(added)} ${added.length > 1 ? 'are' : 'is'} new`] : []),
    ...(lost.length > 0 ? [`${rulesNamed(lost)} no longer ${lost.length > 1 ? 'hold' : 'holds'}`] : []),
  ];
  if (parts.length === 0) return 'Its rules have changed since you passed it; all that held still hold.';
  return `Its rules have changed since you passed it: ${parts.join(', ')}.`;
}

/** What exactly has changed: the sentences from before (-) and now (+), by rule. */
export function changedSentences({ texts }: RuleChanges, slug: string): string[] {
  if (texts === undefined) return [`To see what has changed: git log -p -- katas/${slug}`];
  if (texts.length === 0) return ['The statement is the same; only the tests have changed.'];
  return texts.flatMap(({ number, before, now }) => [
    `Rule ${number} ${before.length === 0 ? 'has more text' : now.length === 0 ? 'has less text' : 'has changed'}:`,
    ...before.map((sentence) => `  - ${sentence}`),
    ...now.map((sentence) => `  + ${sentence}`),
  ]);
}
