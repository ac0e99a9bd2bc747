import { kataId } from '../../kata/kata-id.ts';
import { html, type Html } from '../../platform/html/html.ts';
import { section } from '../../platform/html/components.ts';
import type { Gradebook } from '../grading/gradebook.ts';
import { formatFailure } from './format-failure.ts';
import { kataName } from './format.ts';
import { perKata, type SameFailures, type KataSummary } from './per-kata.ts';
import { oneLine } from './sanitize-text.ts';

/** What fails in the same way for several students, kata by kata: the material of the next lecture. */
export function sameFailures(book: Gradebook): Html | undefined {
  const katas = perKata(book).filter(({ failures }) => failures.length > 0);
  if (katas.length === 0) return undefined;
  return section(
    'same',
    'What fails in the same way for several students',
    html`${katas.map(
      (summary) =>
        html`<h3>${oneLine(kataName(summary.kata))}</h3>
          <ul class="same">
            ${summary.failures.map((one) => group(book, summary, one))}
          </ul>`,
    )}`,
  );
}

function group(book: Gradebook, { kata, ran }: KataSummary, { heading, broken, students }: SameFailures): Html {
  const { law, message } = formatFailure(broken);
  const links = students.map(
    (i) => html`<a href="#s${i}-${kataId(kata)}">${oneLine(book.students[i]?.student.id ?? '')}</a> `,
  );
  return html`<li>
    <details>
      <summary>
        <b>${students.length} of ${ran} (${Math.round((100 * students.length) / ran)} %)</b> ${oneLine(heading)}: ${law}
      </summary>
      <pre>${message}</pre>
      <p>${links}</p>
    </details>
  </li>`;
}
