import type { GradeRecord, Status } from './record.ts';

/** A student, as the roster or the name of a folder tells. */
export interface Student {
  /** The value of the roster's id column, or the folder's name. */
  id: string;
  /** As the roster has it; absent without a roster. */
  name?: string;
  /** The roster's row, column by column, so that reports can give all of it back. */
  row?: Readonly<Record<string, string>>;
}

/** A kata of the course, with what it is worth. */
export interface CourseKata {
  slug: string;
  number: number;
  /** The pattern's name: `Value objects`. */
  title: string;
  /** Points of all its rules, weighed. */
  possible: number;
  /** Instant in ISO 8601; absent where nothing is due. */
  due?: string;
}

/** One kata of one student, weighed. */
export interface Mark {
  student: string;
  kata: string;
  /** Absent where this student's kata was not graded. */
  record?: GradeRecord;
  /** The record's status; `missing` where there is no record. */
  status: Status;
  /** Undefined where the score is withheld until a person has looked: tampered, grader error. */
  points: number | undefined;
  /** What it would be without the late rule; differs from `points` only where that took something away. */
  pointsInTime: number | undefined;
  possible: number;
  /** How late it was; absent where it was in time or nothing is due. */
  late?: {
    /** Milliseconds after the due date. */
    by: number;
    /** What the late rule left of the points: 1 is all, 0 nothing. */
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
  /** At least one mark is withheld. */
  withheld: boolean;
}

/** Everything a report shows. */
export interface Gradebook {
  /** The course's title. */
  title: string;
  katas: readonly CourseKata[];
  /** In the roster's order, then those whom it does not have by id. */
  students: readonly StudentMarks[];
  /** Points of a rule by its stars. */
  weights: Readonly<Record<1 | 2 | 3, number>>;
  /** When the newest record was graded, or the book made where there is none: an instant in ISO 8601. */
  graded: string;
  /** What a teacher should know about these marks, a sentence each. */
  notes?: readonly string[];
}
