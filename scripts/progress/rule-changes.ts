import type { Verdict } from '../../katas/support/verdict.ts';
import type { RuleState } from '../runner/result.ts';
import type { Entry } from './progress-file.ts';
import { rulesNamed } from './rule-names.ts';

/** How one rule of a kata stands. */
export interface RuleStatus {
  number: number;
  stars: 1 | 2 | 3;
  state: RuleState;
  /** Set where the code had to be stopped or ended the process. */
  killed?: Verdict['reason'];
}

/** What the first run by changed rules found, beside what held when the kata was passed. Numbers of rules of today. */
export interface RuleChanges {
  /** Rules that were not there then. */
  added: number[];
  /** Rules that held then and do not now. */
  lost: number[];
}

/**
 * Compares the rules of today with an entry that was passed by others. Of a kata that was solved and not mastered, a
 * rule of three stars that did not hold may be old or new: it is not called new.
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
