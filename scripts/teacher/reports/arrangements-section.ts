import { html, type Html } from '../../platform/html/html.ts';
import { section } from '../../platform/html/components.ts';
import type { Gradebook } from '../grading/gradebook.ts';
import { studentArrangements } from './arrangement-texts.ts';
import { oneLine } from './sanitize-text.ts';

/** What the teacher has arranged with individual students. Undefined if there is nothing. */
export function arrangementsSection(book: Gradebook): Html | undefined {
  const items = book.students.flatMap((one, i) =>
    studentArrangements(book, one).map(
      (text) => html`<li><a href="#s${i}">${oneLine(one.student.id)}</a>, kata ${text}</li>`,
    ),
  );
  if (items.length === 0) return undefined;
  return section(
    'arranged',
    'Arrangements for individual students',
    html`<ul>
      ${items}
    </ul>`,
  );
}
