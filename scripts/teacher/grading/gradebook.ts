import type { RosterSheet } from '../course/grade-sheet.ts';
import type { GradeRecord, Status } from './record.ts';

/** A student, from the roster or the name of a folder. */
export interface Student {
  /** The value of the roster's id column, or the folder's name. */
  id: string;
  /** As the roster has it; absent without a roster. */
  name?: string;
  /** The student's row of the roster, by column, so that reports can include all of it. */
  row?: Readonly<Record<string, string>>;
  /** The address of the student's repository. */
  repository?: string;
  /** The student's email address, or any other address to which feedback is sent. */
  address?: string;
  /** The student's number in Moodle, such as `Participant 1234`. */
  participant?: string;
  /** False if it is certain that the student has handed in nothing. */
  hasSubmitted?: boolean;
}

/** What the teacher has arranged with a student for one kata. */
export type Arrangement = {
  /** The student's id. */
  student: string;
  /** The kata's slug. */
  kata: string;
  /** Why. It appears in every report. */
  reason: string;
} & (
  | {
      /** The student has a later due date. */
      kind: 'extension';
      /** Instant in ISO 8601. */
      due: string;
    }
  | {
      /** The kata does not count for the student: neither its points nor its maximum. */
      kind: 'exemption';
    }
  | {
      /** The teacher has set the points. */
      kind: 'override';
      /** The number of the rule. Absent if these are the points of the whole kata, whatever the grader found. */
      rule?: number;
      points: number;
    }
);

/** The status of a mark. `exempt` if the kata does not count for the student. */
export type MarkStatus = Status | 'exempt';

/** A kata of the course, with its points. */
export interface CourseKata {
  slug: string;
  number: number;
  /** The pattern's name: `Value objects`. */
  title: string;
  /** Weighted points of all its rules. */
  possible: number;
  /** Instant in ISO 8601. Absent without a due date. */
  due?: string;
}

/** The weighted result of one kata of one student. */
export interface Mark {
  student: string;
  kata: string;
  /** Absent if this kata was not graded for the student. */
  record?: GradeRecord;
  /** The record's status. `missing` without a record. */
  status: MarkStatus;
  /** Undefined if the score is withheld until a person has looked at it: tampered, grader error. */
  points: number | undefined;
  /** The points without the deduction for lateness. It differs from `points` only if there was a deduction. */
  pointsInTime: number | undefined;
  /** 0 if the kata does not count for the student. */
  possible: number;
  /** When the kata was due for this student: an instant in ISO 8601. Absent without a due date. */
  due?: string;
  /** What the teacher has arranged, such as another due date. Absent if there is nothing. */
  arrangements?: readonly Arrangement[];
  /** The points before the teacher set others. Absent if they were not set, or were withheld. */
  pointsFound?: number;
  /** How late it was. Absent if it was on time or has no due date. */
  late?: {
    /** Milliseconds after the due date. */
    by: number;
    /** The share of the points that is left: 1 is all, 0 is nothing. */
    factor: number;
  };
}

/** A student's marks and their sum. */
export interface StudentMarks {
  student: Student;
  /** In the order of the course's katas. */
  marks: readonly Mark[];
  /** Sum of the points that are not withheld. */
  points: number;
  possible: number;
  /** Whether at least one mark is withheld. */
  withheld: boolean;
}

/** Everything a report shows. */
export interface Gradebook {
  /** The course's title. */
  title: string;
  katas: readonly CourseKata[];
  /** In the roster's order, and then students who are not on it by id. */
  students: readonly StudentMarks[];
  /** Points of a rule by its stars. */
  weights: Readonly<Record<1 | 2 | 3, number>>;
  /**
   * When the newest record was graded, or if there is none, when the gradebook was computed: an instant in ISO 8601.
   */
  graded: string;
  /** The IANA time zone in which reports show dates. Absent for UTC. */
  timeZone?: string;
  /** What a teacher should know about these marks, one sentence each. */
  notes?: readonly string[];
  /** The roster's file, which receives the grades. Absent without a roster. */
  sheet?: RosterSheet;
}
