import type { Rule } from '../../kata/statement.ts';

/** The result of one rule. Whatever kept it from passing affects only this rule. */
export type RuleStatus = 'passed' | 'failed' | 'timeout' | 'out of memory' | 'crashed';

/**
 * The result of a kata as a whole: the worst result of its rules, or what kept them from running at all. `failed` means
 * that at least one rule does not hold. The others still count.
 */
export type Status =
  | RuleStatus
  /** The files are the original starters. */
  | 'not started'
  /** A file of the starter is missing, or is not a regular file. */
  | 'missing'
  | 'does not compile'
  /** It imports something that does not belong to its own kata. */
  | 'import refused'
  /** A test that must fail has passed, or unexpected tests were reported. A person must look. */
  | 'tampered'
  /** The grader itself failed. This is never the student's fault, and never replaces an earlier score. */
  | 'grader error';

/** One failed test of a rule, in the learner's words. */
export interface Broken {
  /** The law or the title of the test. */
  law: string;
  /** What was expected and received. */
  message: string;
  /** Lines that begin with `-` (expected) and `+` (received). */
  diff?: string;
  /** The smallest input that breaks the law: each name with its value as text. */
  inputs?: Record<string, string>;
  /** What goes wrong in a real system that breaks this law. */
  why?: string;
  /** The student's line, counted from 1, with the lines around it. */
  at?: { file: string; line: number; frame?: readonly string[] };
}

/** One rule of a kata, graded. */
export interface GradedRule extends Pick<Rule, 'number' | 'heading' | 'title' | 'stars'> {
  status: RuleStatus;
  /**
   * In a reverse kata, the share of the rule's points that the laws earn, from 0 to 1. Otherwise a rule earns all or
   * nothing.
   */
  share?: number;
  /** Empty if the rule passed, or if none of its tests could be run. */
  broken: readonly Broken[];
}

/** The share of a rule's points that count, from 0 to 1. */
export function shareOf({ status, share }: Pick<GradedRule, 'status' | 'share'>): number {
  return share ?? (status === 'passed' ? 1 : 0);
}

/** Identifies the format of a record. */
export const recordSchema = 'architecture-katas/grade/v1';

/**
 * What the grader found about one kata of one student. All reports are made from these records. They contain no points,
 * because the course weighs the stars.
 */
export interface GradeRecord {
  schema: typeof recordSchema;
  /** The student's id: the roster's, or the name of the folder of the clone. */
  student: string;
  /** The kata's slug: `45-value-objects`. */
  kata: string;
  status: Status;
  /** One sentence for the student, where the status needs one. */
  reason?: string;
  /**
   * Every rule of the statement in its order, each exactly once, whatever the status. In a reverse kata, every rule
   * that has impostors.
   */
  rules: readonly GradedRule[];
  /** In a reverse kata: the laws that do not count, and why. */
  invalid?: readonly Broken[];
  submission: {
    /** Hash of the student's files of this kata. Empty if there are none. */
    files: string;
    /** The commit that they come from. Absent if they were read from a folder without git. */
    commit?: string;
    /** Since when these files have had this content: an instant in ISO 8601. */
    changed?: string;
  };
  /** Hash of the tests and of the code that runs them. */
  tests: string;
  /** The seed of the laws. */
  seed: number;
  /** When it was graded: an instant in ISO 8601. */
  graded: string;
  /** Milliseconds that running it took. */
  duration: number;
  /** The version of Node that ran it. */
  node: string;
  /**
   * Whether nothing else had run in its process. Only then do other students with the same files get this result, too.
   */
  alone: boolean;
}

/**
 * The record that counts, among those for one kata of one student, in order. A grader error says nothing about the
 * student.
 */
export function whichCounts(records: readonly GradeRecord[]): GradeRecord | undefined {
  return records.findLast(({ status }) => status !== 'grader error') ?? records.at(-1);
}
