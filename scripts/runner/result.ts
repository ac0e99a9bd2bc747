import { basename, dirname } from 'node:path';
import type { Printed } from '../../katas/support/printed.ts';
import type { BrokenLaw } from '../../katas/support/report.ts';
import type { SourceLocation } from '../platform/code-frame.ts';
import type { KillReason } from '../../katas/support/killed.ts';
import type { Target } from '../../katas/support/target.ts';
import type { Kata } from '../kata/catalog.ts';
import { isHelperName } from '../kata/helper-files.ts';
import type { Rule } from '../kata/statement.ts';

/** A kata's tests, and the target that they run against. */
export interface Job {
  kata: Kata;
  target: Target;
  /** Numbers of the rules to run. All by default. The others are reported as not passed. */
  only?: readonly number[];
  /** The one test to run, by the heading of its rule and its title. */
  test?: { heading: string; title: string };
}

/** The result of one rule. `todo` means that its code is still to be written. */
export type RuleState = 'passed' | 'failed' | 'todo';

/** One failed test of a rule. */
export interface Failure {
  /** The test's title: the law in words. */
  test: string;
  /** Name of the error. `AssertionError` if an expectation failed. */
  error: string;
  /** The first lines of the message, without the report of the broken law. */
  message: string;
  /** Expected and received, as lines that begin with `-` and `+`. */
  diff?: string;
  /** The smallest input that breaks the law. */
  broken?: BrokenLaw;
  /** What the code printed for the reported input, or in the example. */
  printed?: Printed;
  /** Set if the process had to be stopped or ended itself. */
  killed?: KillReason;
  /** If the test ran under many seeds: those under which an expectation failed. */
  seeds?: number[];
  /** Where to look: the learner's own line if there is one, otherwise the failed expectation. */
  at?: SourceLocation;
}

/** A rule with what its tests said. */
export interface RuleResult {
  rule: Rule;
  state: RuleState;
  failures: Failure[];
  /** How many of its laws and examples hold, if it is broken and all of them ran. */
  holding?: { passed: number; of: number };
}

/** Why a kata's tests cannot run at all. */
export interface Problem {
  kind: 'missing' | 'does not compile' | 'import refused' | 'lacks an export' | 'does not load' | 'looped';
  /** One line for the learner, which ends with a remedy. */
  message: string;
  /** The message of the error itself, if there is one, as a sentence. */
  why?: string;
  at?: SourceLocation;
}

/** One run of a kata's tests against one target. */
export interface KataResult {
  slug: string;
  target: string;
  rules: RuleResult[];
  /** The full titles of all tests, which contain the headings of their rules. Undefined if they could not run. */
  tests?: readonly string[];
  problem?: Problem;
  /** What the code printed while it was loaded. */
  printedWhileLoading?: Printed;
  /** Milliseconds that the tests took, without loading. */
  duration: number;
}

/** The rule to look at next: the first that is broken, else the first that is still to be written. */
export function ruleToShow(rules: readonly RuleResult[]): RuleResult | undefined {
  return rules.find(({ state }) => state === 'failed') ?? rules.find(({ state }) => state === 'todo');
}

/** The learner's own line that does not compile, or that the first broken rule names. */
export function ownPlace({ folder, files }: Kata, result: KataResult | undefined): SourceLocation | undefined {
  const at = result?.problem?.at ?? ruleToShow(result?.rules ?? [])?.failures[0]?.at;
  if (at === undefined || dirname(at.file) !== folder) return undefined;
  const name = basename(at.file);
  return files.includes(name) || isHelperName(name) ? at : undefined;
}

/** Points of the rules that hold, and of all rules. */
export function pointsOf(rules: readonly RuleResult[]): { earned: number; possible: number } {
  const sum = (some: readonly RuleResult[]) => some.reduce((points, { rule }) => points + rule.stars, 0);
  return { earned: sum(rules.filter(({ state }) => state === 'passed')), possible: sum(rules) };
}

/** How far a kata is. `solved` means that all rules with one or two stars hold, `mastered` that all rules hold. */
export type KataState = 'not started' | 'started' | 'solved' | 'mastered';

/** Derives the state of a kata from its rules. */
export function stateOf({ rules, problem }: Pick<KataResult, 'rules' | 'problem'>): KataState {
  if (problem || rules.length === 0) return 'started';
  if (rules.every(({ state }) => state === 'todo')) return 'not started';
  const holdsUpTo = (stars: number) => rules.every(({ rule, state }) => rule.stars > stars || state === 'passed');
  if (holdsUpTo(3)) return 'mastered';
  return holdsUpTo(2) ? 'solved' : 'started';
}
