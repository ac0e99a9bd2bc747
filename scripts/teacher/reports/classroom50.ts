import type { Gradebook, StudentMarks } from '../grading/gradebook.ts';
import { entriesOf, outcomesOf, type Entry } from './outcomes.ts';
import { arrangementTexts } from './arrangement-texts.ts';
import { oneLine } from './sanitize-text.ts';
import { isExempt, kataName, lateText, pointsText, withheldText } from './format.ts';
import { dateOf } from '../course/date-text.ts';

/** The submission that a result is for. Classroom 50 checks it against the repository. */
interface Submission50 {
  classroom: string;
  assignment: string;
  assignment_type: 'individual' | 'group' | 'team';
  /** The login of the repository's owner. */
  owner: string;
  /** The tag: `submit/2026-06-01T14-32-05Z-a1b2c3d`. */
  submission: string;
  /** The URLs of the commit, the release and the review. */
  commit: string;
  release: string;
  review: string;
}

/**
 * The `result.json` of one student for Classroom 50: one test per kata, with its rules in `output`. One test per rule
 * would not add up, because Classroom 50 has integer scores, and the late rule deducts fractions.
 *
 * A withheld score must also be a number. It is 0, the test has not passed, and its name and `output` say `withheld`.
 *
 * A grader outside of Classroom 50 does not know the repository, and writes placeholders, which Classroom 50 rejects
 * until they are replaced.
 */
export function classroom50(book: Gradebook, student: StudentMarks): string {
  const entries = entriesOf(book, student);
  const tests = entries.filter(({ mark }) => !isExempt(mark)).map((entry) => testOf(book, entry));
  const result = {
    schema: 'classroom50/result/v1',
    ...placeholders(book, student),
    datetime: instant(submittedAt(student) ?? book.graded),
    graded_at: instant(book.graded),
    score: tests.reduce((sum, { score }) => sum + score, 0),
    'max-score': tests.reduce((sum, test) => sum + test['max-score'], 0),
    tests,
  };
  return `${JSON.stringify(result, null, 1)}\n`;
}

function testOf(book: Gradebook, { kata, mark }: Entry) {
  const withheld = withheldText(mark);
  const late = lateText(mark);
  const name = kataName(kata);
  return {
    'test-name': withheld === undefined ? name : `${name} (${withheld})`,
    passed: mark.status === 'passed',
    score: Math.round(mark.points ?? 0),
    'max-score': Math.round(mark.possible),
    output:
      withheld ??
      [
        pointsText(mark),
        ...(late === undefined ? [] : [late]),
        ...arrangementTexts(mark, book.timeZone),
        ...outcomesOf(mark, book.weights).map(({ verdict, name: rule, status, details, message }) =>
          verdict === 'passed' ? `passed: ${rule}` : `${status}: ${rule}\n${details ?? message ?? ''}`.trimEnd(),
        ),
      ].join('\n'),
  };
}

function placeholders(book: Gradebook, { student, marks }: StudentMarks): Submission50 {
  const commit = marks.flatMap(({ record }) => record?.submission.commit ?? []).at(0) ?? 'unknown';
  const slug = slugOf(book.title);
  return {
    classroom: slug,
    assignment: slug,
    assignment_type: 'individual',
    owner: oneLine(student.id) || 'unknown',
    submission: `submit/${commit.slice(0, 7)}`,
    commit,
    release: 'unknown',
    review: commit,
  };
}

/** When the newest of the student's files was changed, so that grading again makes nobody late. */
function submittedAt({ marks }: StudentMarks): string | undefined {
  return marks
    .flatMap(({ record }) => record?.submission.changed ?? [])
    .toSorted((a, b) => dateOf(a).getTime() - dateOf(b).getTime())
    .at(-1);
}

/** An instant in ISO 8601, without fractions of a second, because Classroom 50 does not accept them. */
function instant(at: string): string {
  return `${dateOf(at).toISOString().slice(0, 19)}Z`;
}

function slugOf(title: string): string {
  const slug = title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return slug.replaceAll(/^-|-$/g, '') || 'course';
}
