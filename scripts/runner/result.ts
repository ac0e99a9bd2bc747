import { join } from 'node:path';
import type { Printed } from '../../katas/support/printed.ts';
import type { BrokenLaw } from '../../katas/support/report.ts';
import type { SourceLocation } from '../platform/code-frame.ts';
import type { Verdict } from '../../katas/support/verdict.ts';
import type { Target } from '../../katas/support/target.ts';
import type { Kata } from '../kata/catalog.ts';
import type { Rule } from '../kata/statement.ts';

/** A kata's tests and whose code they are to run against. */
export interface Job {
  kata: Kata;
  target: Target;
  /** Numbers of the rules to run; all by default. The others come out as not passed. */
  only?: readonly number[];
  /** The one test to run, by the heading of its rule and its title. */
  test?: { heading: string; title: string };
}

/** How one rule of a kata came out: `todo` means that the code for it is still to be written. */
export type RuleState = 'passed' | 'failed' | 'todo';

/** One failed test of a rule. */
export interface Failure {
  /** The test's title: the law in words. */
  test: string;
  /** Name of the error: `AssertionError` where an expectation failed. */
  error: string;
  /** The first lines of the message, without the report of the broken law. */
  message: string;
  /** Expected and received, as lines that begin with `-` and `+`. */
  diff?: string;
  /** The smallest input that breaks the law. */
  broken?: BrokenLaw;
  /** What the code printed for the input that is shown, or in the example. */
  printed?: Printed;
  /** Set when the process had to be stopped or ended itself. */
  killed?: Verdict['reason'];
  /** Where many seeds were tried: those under which it failed by an expectation. */
  seeds?: number[];
  /** Where to look: the learner's own line where there is one, else the failed expectation. */
  at?: SourceLocation;
}

/** A rule with what its tests said. */
export interface RuleResult {
  rule: Rule;
  state: RuleState;
  failures: Failure[];
}

/** What keeps a kata's tests from running at all. */
export interface Problem {
  kind: 'missing' | 'does not compile' | 'lacks an export' | 'does not load' | 'looped';
  /** One line for the learner, which ends with the remedy. */
  message: string;
  /** What the error itself says, where there is one, as a sentence. */
  why?: string;
  at?: SourceLocation;
}

/** One run of a kata's tests against one target. */
export interface KataResult {
  slug: string;
  target: string;
  rules: RuleResult[];
  problem?: Problem;
  /** What the code printed while it was loaded. */
  printedWhileLoading?: Printed;
  /** Milliseconds that the tests took, loading not counted. */
  duration: number;
}

/** The rule to look at next: the first that is broken, else the first that is still to be written. */
export function ruleToShow(rules: readonly RuleResult[]): RuleResult | undefined {
  return rules.find(({ state }) => state === 'failed') ?? rules.find(({ state }) => state === 'todo');
}

/** The learner's own line that does not compile, or that the first broken rule names. */
export function ownPlace({ folder, files }: Kata, result: KataResult | undefined): SourceLocation | undefined {
  const at = result?.problem?.at ?? ruleToShow(result?.rules ?? [])?.failures[0]?.at;
  return at !== undefined && files.some((name) => at.file === join(folder, name)) ? at : undefined;
}

/** Points of the rules that hold, and of all. */
export function pointsOf(rules: readonly RuleResult[]): { earned: number; possible: number } {
  const sum = (some: readonly RuleResult[]) => some.reduce((points, { rule }) => points + rule.stars, 0);
  return { earned: sum(rules.filter(({ state }) => state === 'passed')), possible: sum(rules) };
}

/** How far a kata is: `solved` asks for all of one and two stars, `mastered` for all. */
export type KataState = 'not started' | 'started' | 'solved' | 'mastered';

/** Reads the state of a kata off its rules. */
export function stateOf({ rules, problem }: Pick<KataResult, 'rules' | 'problem'>): KataState {
  if (problem || rules.length === 0) return 'started';
  if (rules.every(({ state }) => state === 'todo')) return 'not started';
  const passed = (max: number) => rules.every(({ rule, state }) => rule.stars > max || state === 'passed');
  if (passed(3)) return 'mastered';
  return passed(2) ? 'solved' : 'started';
}
