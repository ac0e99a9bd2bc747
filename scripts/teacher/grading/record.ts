import type { Rule } from '../../kata/statement.ts';

/** How one rule came out. Whatever kept it from passing costs this rule, and no other. */
export type RuleStatus = 'passed' | 'failed' | 'timeout' | 'out of memory' | 'crashed';

/**
 * How a kata came out as a whole: the gravest of what its rules met, or what kept them from running at all.
 * `failed` means that at least one rule does not hold; the others count all the same.
 */
export type Status =
  | RuleStatus
  /** The files are the starters as they were handed out. */
  | 'not started'
  /** A starter's file is not there, or is no regular file. */
  | 'missing'
  | 'does not compile'
  /** It imports what is not its own kata's. */
  | 'import refused'
  /** A test that must fail has passed, or tests were reported that nobody asked for: a person has to look. */
  | 'tampered'
  /** The grader itself failed; never the student's fault, and it never replaces an earlier score. */
  | 'grader error';

/** One failed test of a rule, in the learner's words. */
export interface Broken {
  /** The law or the title of the test. */
  law: string;
  /** What was expected and what came. */
  message: string;
  /** Lines that begin with `-` (expected) and `+` (received). */
  diff?: string;
  /** The smallest input that breaks the law: each name with its value as text. */
  inputs?: Record<string, string>;
  /** What breaks in a real system that breaks this law. */
  why?: string;
  /** The student's line, counted from 1, with the lines around it. */
  at?: { file: string; line: number; frame?: readonly string[] };
}

/** One rule of a kata, graded. */
export interface GradedRule extends Pick<Rule, 'number' | 'heading' | 'title' | 'stars'> {
  status: RuleStatus;
  /** Empty where it passed, and where no test of it could be run. */
  broken: readonly Broken[];
}

/** Names the shape of a record. */
export const recordSchema = 'architecture-katas/grade/v1';

/**
 * What the grader found about one kata of one student: the one source of every report. Holds no points, because stars
 * are weighed by the course; the same record can be weighed anew.
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
  /** Every rule of the statement in its order, each exactly once, whatever the status. */
  rules: readonly GradedRule[];
  submission: {
    /** Hash of the student's files of this kata; empty where there are none. */
    files: string;
    /** The commit they were taken from; absent where they were taken as they lay in the folder. */
    commit?: string;
    /** When these files were last changed by a commit: an instant in ISO 8601. */
    changed?: string;
  };
  /** Hash of the tests and of what runs them. */
  tests: string;
  /** The seed of the laws. */
  seed: number;
  /** When it was graded: an instant in ISO 8601. */
  graded: string;
  /** Milliseconds that running it took. */
  duration: number;
  /** The version of Node that ran it. */
  node: string;
}

/** Of what was found about one kata of one student, in order, what counts: a grader error tells nothing of the student. */
export function whichCounts(records: readonly GradeRecord[]): GradeRecord | undefined {
  return records.findLast(({ status }) => status !== 'grader error') ?? records.at(-1);
}
