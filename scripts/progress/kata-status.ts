import type { Kata } from '../kata/catalog.ts';
import { pointsOf, stateOf, type KataResult, type KataState, type Problem } from '../runner/result.ts';
import { pointsIn, readStatement } from '../kata/statement.ts';
import type { Entry } from './progress-file.ts';
import type { RuleChanges, RuleStatus } from './rule-changes.ts';

/**
 * How a kata stands, in one word for the screen and for programs: how far it is, that it was passed by rules which have
 * changed since, or what keeps its tests from telling.
 */
export type StandingState = KataState | 'stale' | 'looping' | Exclude<Problem['kind'], 'looped'>;

/** How far one kata is. */
export interface KataStatus {
  slug: string;
  number: number;
  title: string;
  /** How long the kata takes. */
  minutes: number;
  state: StandingState;
  /** Points of the rules that hold; of a stale kata, of those that held when it was judged last. */
  earned: number;
  possible: number;
  rules: RuleStatus[];
  /** What keeps its tests from running, with the remedy. */
  problem?: string;
  /** What has changed since it was passed; only on the standing that the first run by the new rules gives. */
  changes?: RuleChanges;
}

/** What a run says of a kata, whatever has become of its statement since. */
export type Outcome = Pick<KataStatus, 'state' | 'earned' | 'possible' | 'rules'>;

/** How a kata stands by the result of a run. */
export function statusOf(kata: Kata, result: KataResult): KataStatus {
  return {
    ...initialStatus(kata),
    ...outcomeOf(result),
    ...(result.problem ? { problem: result.problem.message } : {}),
  };
}

/** What a run says of its kata; no file is read for it. */
export function outcomeOf(result: KataResult): Outcome {
  const rules = result.rules.map(({ rule, state, failures }): RuleStatus => {
    const killed = failures.find((failure) => failure.killed)?.killed;
    return { number: rule.number, stars: rule.stars, state, ...(killed ? { killed } : {}) };
  });
  return { ...pointsOf(result.rules), state: wordFor(result, rules), rules };
}

/** How a kata stands that is still the starter. */
export function initialStatus(kata: Kata): KataStatus {
  const { title, minutes, rules } = readStatement(kata.statement);
  return {
    slug: kata.slug,
    number: kata.number,
    title,
    minutes,
    state: 'not started',
    earned: 0,
    possible: pointsIn(rules),
    rules: rules.map(({ number, stars }) => ({ number, stars, state: 'todo' as const })),
  };
}

/** How a kata stands that was passed by other rules than today's: as it did then, as far as rules of today go. */
export function staleStanding(kata: Kata, { holding }: Entry): KataStatus {
  const today = initialStatus(kata);
  const rules = today.rules.map((rule): RuleStatus => ({
    ...rule,
    state: holding.includes(rule.number) ? 'passed' : 'todo',
  }));
  return { ...today, state: 'stale', earned: pointsIn(rules.filter(({ state }) => state === 'passed')), rules };
}

/** How a kata stood when it was judged last, maybe on another machine. */
export function standingBefore(kata: Kata, entry: Entry | undefined): KataStatus {
  return entry ? { ...staleStanding(kata, entry), state: entry.state } : initialStatus(kata);
}

/** Whether a kata counts as done: all of one and two stars hold. */
export function isPassed({ state }: { state: StandingState }): boolean {
  return state === 'solved' || state === 'mastered';
}

function wordFor(result: KataResult, rules: readonly RuleStatus[]): StandingState {
  if (result.problem) return result.problem.kind === 'looped' ? 'looping' : result.problem.kind;
  const state = stateOf(result);
  return state === 'started' && rules.some(({ killed }) => killed === 'looped') ? 'looping' : state;
}
