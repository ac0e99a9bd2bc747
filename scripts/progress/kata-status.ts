import type { Kata } from '../kata/catalog.ts';
import { pointsOf, stateOf, type KataResult, type KataState, type Problem } from '../runner/result.ts';
import { pointsIn, readStatement } from '../kata/statement.ts';
import type { Practice } from './practice.ts';
import type { Entry } from './progress-file.ts';
import type { RuleChanges, RuleStatus } from './rule-changes.ts';

/**
 * The status of a kata in one word, for the screen and for programs: how far it is, that it is stale, or why its tests
 * cannot run.
 */
export type StandingState = KataState | 'stale' | 'looping' | Exclude<Problem['kind'], 'looped'>;

/** How far one kata is. */
export interface KataStatus {
  slug: string;
  number: number;
  title: string;
  /** How many minutes the kata takes. */
  minutes: number;
  state: StandingState;
  /**
   * Points of the rules that hold. For a stale kata, and for one whose tests cannot run, of the rules that held when it
   * was last judged.
   */
  earned: number;
  possible: number;
  rules: RuleStatus[];
  /** Why its tests cannot run, with the remedy. */
  problem?: string;
  /** Set with a problem: the state when it was last judged, which still counts in totals. */
  reached?: KataState;
  /** What has changed since it was passed. Only set on the status from the first run under the new rules. */
  changes?: RuleChanges;
  /** Set only for katas that were passed. */
  practice?: Practice;
  /**
   * The folder in `.attempts/<slug>` with the answer from before it was practised. Only set on the status from the run
   * with which practice ended.
   */
  earlierAnswer?: string | undefined;
}

/** The outcome of a run, independent of later changes to the statement. */
export type Outcome = Pick<KataStatus, 'state' | 'earned' | 'possible' | 'rules'>;

/** The status of a kata after a run. */
export function statusOf(kata: Kata, result: KataResult): KataStatus {
  return {
    ...initialStatus(kata),
    ...outcomeOf(result),
    ...(result.problem ? { problem: result.problem.message } : {}),
  };
}

/** The outcome of a run. It reads no files. */
export function outcomeOf(result: KataResult): Outcome {
  const rules = result.rules.map(({ rule, state, failures }): RuleStatus => {
    const killed = failures.find((failure) => failure.killed)?.killed;
    return { number: rule.number, stars: rule.stars, state, ...(killed ? { killed } : {}) };
  });
  return { ...pointsOf(result.rules), state: stateAfter(result, rules), rules };
}

/** The status of a kata that is still the starter. */
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

/**
 * The status of a kata that was passed under rules that have since changed. It shows the old result, as far as the
 * rules still exist.
 */
export function staleStatus(kata: Kata, { holding }: Entry): KataStatus {
  const initial = initialStatus(kata);
  const rules = initial.rules.map((rule): RuleStatus => ({
    ...rule,
    state: holding.includes(rule.number) ? 'passed' : 'todo',
  }));
  return { ...initial, state: 'stale', earned: pointsIn(rules.filter(({ state }) => state === 'passed')), rules };
}

/** The status of a kata when it was last judged, perhaps on another machine. */
export function lastStatus(kata: Kata, entry: Entry | undefined): KataStatus {
  return entry ? { ...staleStatus(kata, entry), state: entry.state } : initialStatus(kata);
}

/** The status of a kata whose tests could not run. Everything that was reached before stays. */
export function withReached(kata: Kata, status: KataStatus, entry: Entry | undefined): KataStatus {
  if (status.problem === undefined || entry === undefined) return status;
  const { earned, rules } = staleStatus(kata, entry);
  return { ...status, earned, rules, reached: entry.state };
}

/** The state that counts in totals: a typo in a solved kata takes nothing back. */
export function countedState({ state, reached }: Pick<KataStatus, 'state' | 'reached'>): StandingState {
  return reached ?? state;
}

/** Whether a kata is passed: all rules with one or two stars hold. */
export function isPassed({ state }: { state: StandingState }): boolean {
  return state === 'solved' || state === 'mastered';
}

function stateAfter(result: KataResult, rules: readonly RuleStatus[]): StandingState {
  if (result.problem) return result.problem.kind === 'looped' ? 'looping' : result.problem.kind;
  const state = stateOf(result);
  return state === 'started' && rules.some(({ killed }) => killed === 'looped') ? 'looping' : state;
}
