import type { Course } from '../course/course.ts';
import type { Student } from '../grading/gradebook.ts';
import { summarizeNames } from './summarize-names.ts';
import type { Submission } from './submission.ts';

/** A student, and the student's submission. */
export interface Participant {
  student: Student;
  /** Absent if nothing was handed in. */
  submission?: Submission;
}

/** Who takes part. */
export interface Participants {
  /** In the roster's order, and then students who are not on it by id. */
  participants: readonly Participant[];
  /** What a teacher should know about differences between roster and submissions, one sentence each. */
  notes: readonly string[];
}

/**
 * Assigns submissions to the students of the roster, by folder name. Several students may have submitted one folder
 * together. Without a roster, everyone who handed something in is listed.
 */
export function students({ roster = [] }: Pick<Course, 'roster'>, submissions: readonly Submission[]): Participants {
  const byName = new Map(submissions.map((submission) => [plain(submission.id), submission]));
  const known = roster.map(({ folder, ...student }): Participant => {
    const submission = byName.get(plain(folder)) ?? byName.get(plain(student.id));
    return submission === undefined ? { student } : { student, submission };
  });
  const used = new Set(known.map(({ submission }) => submission));
  const ids = new Set(known.map(({ student }) => student.id));
  const others = submissions.filter((one) => !used.has(one)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  // Two students with the same id could not be distinguished.
  const [strangers, doubled] = [others.filter(({ id }) => !ids.has(id)), others.filter(({ id }) => ids.has(id))];
  const absent = known.filter(({ submission }) => submission === undefined).map(({ student }) => student.id);
  return {
    participants: [...known, ...strangers.map((submission) => ({ student: { id: submission.id }, submission }))],
    notes: [
      ...summarizeNames(absent, 'On the roster, but nothing handed in'),
      ...summarizeNames(roster.length > 0 ? strangers.map(({ id }) => id) : [], 'Handed in, but not on the roster'),
      ...summarizeNames(
        doubled.map(({ id }) => id),
        'Left out, because the roster has another folder for this id',
      ),
    ],
  };
}

/** Some file systems store accented letters in decomposed form. */
function plain(name: string): string {
  return name.normalize('NFC');
}
