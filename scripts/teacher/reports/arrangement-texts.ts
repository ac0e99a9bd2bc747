import { kataId } from '../../kata/kata-id.ts';
import { dateText } from '../course/date-text.ts';
import type { Arrangement, Gradebook, Mark, StudentMarks } from '../grading/gradebook.ts';
import { numberText } from './format.ts';
import { entriesOf } from './outcomes.ts';
import { oneLine } from './sanitize-text.ts';

/** What the teacher has arranged with the student: for each arrangement a sentence that includes the reason. */
export function arrangementTexts(mark: Mark, timeZone?: string): string[] {
  return (mark.arrangements ?? []).map((one) => {
    const reason = oneLine(one.reason);
    return `${describeArrangement(one, mark, timeZone)}: ${reason}${/[.!?]$/.test(reason) ? '' : '.'}`;
  });
}

/** All sentences about a student, each with the number of its kata: `45: Exempt, so it does not count: Illness.` */
export function studentArrangements(book: Gradebook, student: StudentMarks): string[] {
  return entriesOf(book, student).flatMap(({ kata, mark }) =>
    arrangementTexts(mark, book.timeZone).map((text) => `${kataId(kata)}: ${text}`),
  );
}

function describeArrangement(
  arrangement: Arrangement,
  { pointsFound, possible }: Mark,
  timeZone: string | undefined,
): string {
  switch (arrangement.kind) {
    case 'extension':
      return `Due date extended to ${dateText(arrangement.due, timeZone)}`;
    case 'exemption':
      return 'Exempt, so it does not count';
    case 'override': {
      const points = `${numberText(arrangement.points)} point${arrangement.points === 1 ? '' : 's'}`;
      if (arrangement.rule !== undefined) return `Rule ${arrangement.rule}: ${points}, set by the teacher`;
      const insteadOf = pointsFound === undefined ? '' : `, instead of ${numberText(pointsFound)}`;
      return `${points} of ${numberText(possible)}, set by the teacher${insteadOf}`;
    }
    default:
      return arrangement satisfies never;
  }
}
