import type { Course } from '../course/course.ts';
import type { RosterStudent } from '../course/roster.ts';
import type { Student } from '../grading/gradebook.ts';
import { matchRoster, namesOf } from './match-roster.ts';
import { summarizeNames } from './summarize-names.ts';
import { unreadable, type Submission } from './submission.ts';

/** A student, and the student's submission. */
export interface Participant {
  student: Student;
  /** Absent if nothing was handed in. */
  submission?: Submission;
}

/** The students who take part. */
export interface Participants {
  /** In the roster's order, followed by students who are not on it, sorted by id. */
  participants: readonly Participant[];
  /** What a teacher should know about differences between roster and submissions, one sentence each. */
  notes: readonly string[];
}

/**
 * Assigns submissions to the students of the roster, by the names of folders and the ids that a platform gives. Several
 * students may have submitted one folder together. Without a roster, everyone who handed something in is listed.
 *
 * @param hasResults whether something of a student was graded earlier, which still counts
 * @throws {UserError} if the course has a pattern for the names of folders, and it matches none of them
 */
export function students(
  { roster = [], folderPattern }: Pick<Course, 'roster' | 'folderPattern'>,
  submissions: readonly Submission[],
  hasResults: (id: string) => boolean = () => false,
): Participants {
  const { matched, notes } = matchRoster(roster, submissions, folderPattern);
  const known = roster.map((one): Participant => {
    const { student, submitted } = splitRosterStudent(one);
    const [submission, ...others] = matched.get(one) ?? [];
    if (submission === undefined) return { student };
    if (others.length > 0) return { student, submission: conflict(student.id, [submission, ...others]) };
    return { student, submission: submitted === undefined ? submission : withPlatformTime(submission, submitted) };
  });
  const used = new Set([...matched.values()].flat());
  const ids = new Set(known.map(({ student }) => student.id));
  const others = submissions.filter((one) => !used.has(one)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  // Two students with the same id could not be told apart, so these submissions are left out.
  const [strangers, clashing] = [others.filter(({ id }) => !ids.has(id)), others.filter(({ id }) => ids.has(id))];
  const absent = known.filter(({ submission }) => submission === undefined).map(({ student }) => student.id);
  const unlisted = new Map<string, Submission[]>();
  for (const one of strangers) unlisted.set(one.id, [...(unlisted.get(one.id) ?? []), one]);
  return {
    participants: [
      ...known,
      ...[...unlisted].map(([id, [first, ...more]]): Participant => {
        const student = first?.name === undefined ? { id } : { id, name: first.name };
        if (first === undefined) return { student };
        return { student, submission: more.length > 0 ? conflict(id, [first, ...more]) : first };
      }),
    ],
    notes: [
      ...notes,
      ...summarizeNames(
        absent.filter((id) => hasResults(id)),
        'Not among these submissions, so what was graded earlier counts',
      ),
      ...summarizeNames(
        absent.filter((id) => !hasResults(id)),
        'On the roster, but nothing handed in',
      ),
      ...summarizeNames(roster.length > 0 ? [...unlisted.keys()] : [], 'Handed in, but not on the roster'),
      ...summarizeNames(
        clashing.map(({ id }) => id),
        'Left out, because the roster has another folder for this id',
      ),
    ],
  };
}

/** What reports show of a student of the roster, and the time of submission. */
function splitRosterStudent({ folder: _, submitted, ...student }: RosterStudent): {
  student: Student;
  submitted?: string;
} {
  return { student, ...(submitted === undefined ? {} : { submitted }) };
}

/** A submission with the platform's time, which counts where the work itself has none. */
function withPlatformTime(submission: Submission, submitted: string): Submission {
  const filesOf: Submission['filesOf'] = async (kata) => {
    const files = await submission.filesOf(kata);
    return files.changed === undefined && files.problem === undefined ? { ...files, changed: submitted } : files;
  };
  return { ...submission, filesOf };
}

/** Several submissions of one student, of which nobody knows which one counts. */
function conflict(id: string, submissions: readonly Submission[]): Submission {
  const names = submissions.map((one) => namesOf(one).find((name) => name !== id) ?? one.id);
  return {
    id,
    filesOf: async () => unreadable(`There is more than one submission with this id: ${names.join(', ')}.`),
  };
}
