import { kataId } from '../../kata/kata-id.ts';
import { join } from 'node:path';
import { html, type Html } from '../../platform/html/html.ts';
import { section, total } from '../../platform/html/components.ts';
import { style } from '../../platform/html/style.ts';
import type { Gradebook, Mark, MarkStatus } from '../grading/gradebook.ts';
import { entriesOf } from './outcomes.ts';
import { perKata } from './per-kata.ts';
import { sameFailures } from './same-failures.ts';
import { studentDetails } from './student-details.ts';
import { arrangementsSection } from './arrangements-section.ts';
import { dateText } from '../course/date-text.ts';
import { oneLine } from './sanitize-text.ts';
import { cellText, isExempt, isWithheld, kataName, numberText, statusSigns, withheldText } from './format.ts';

/**
 * The grades as one self-contained page: a heat map of students and katas, the results of each kata, and for each
 * student what does not hold. A cell of the map links to its details.
 *
 * The page for 300 students and 29 katas has 4 MB if nine of ten rules hold, and 20 MB if half of them do. Chromium
 * shows the larger one within four seconds on two slow cores, because collapsed parts are not laid out.
 */
export function gradesPage(book: Gradebook): string {
  return `${html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
        <title>${oneLine(book.title)}: grades</title>
        ${style(join(import.meta.dirname, 'grades.css'))}
      </head>
      <body>
        <header>
          <h1>${oneLine(book.title)}: grades</h1>
          <p class="quiet">Graded ${dateText(book.graded, book.timeZone)}</p>
        </header>
        <main>
          ${section('totals', 'Total', totals(book))} ${noteList(book)} ${waiting(book)} ${arrangementsSection(book)}
          ${section('map', 'Students and katas', heatMap(book))} ${section('katas', 'Kata by kata', kataTable(book))}
          ${sameFailures(book)}
          ${section('students', 'Student by student', html`${book.students.map((one, i) => studentDetails(book, one, i))}`)}
        </main>
      </body>
    </html>`}\n`;
}

function totals({ students, katas }: Gradebook): Html {
  const marks = students.flatMap((one) => one.marks);
  const points = students.reduce((sum, one) => sum + one.points, 0) / Math.max(1, students.length);
  const possible = katas.reduce((sum, one) => sum + one.possible, 0);
  return html`<dl class="totals">
    ${[
      total('students', students.length),
      total('katas', katas.length),
      total('average points', points.toFixed(1), numberText(possible)),
      total('students without points', students.filter((one) => one.points === 0).length),
      total('scores withheld', marks.filter(isWithheld).length),
      total('handed in late', marks.filter(({ late }) => late).length),
    ]}
  </dl>`;
}

function noteList({ notes = [] }: Gradebook): Html | undefined {
  if (notes.length === 0) return undefined;
  return section(
    'notes',
    'Notes',
    html`<ul>
      ${notes.map((note) => html`<li>${oneLine(note)}</li>`)}
    </ul>`,
  );
}

/** Scores on which a person must decide come before everything else. */
function waiting(book: Gradebook): Html | undefined {
  const byText = new Map<string, Html[]>();
  for (const [i, one] of book.students.entries()) {
    for (const { kata, mark } of entriesOf(book, one)) {
      const text = withheldText(mark);
      if (text === undefined) continue;
      const link = html`<a href="#s${i}-${kataId(kata)}">${oneLine(one.student.id)}, ${oneLine(kataName(kata))}</a>`;
      const sentence = `${mark.status}. The score is ${text}`;
      byText.set(sentence, [...(byText.get(sentence) ?? []), link]);
    }
  }
  if (byText.size === 0) return undefined;
  // What has gone wrong for a whole class is listed once.
  const items = [...byText].map(
    ([sentence, links]) => html`<li>${links.map((link, i) => html`${i === 0 ? '' : '; '}${link}`)}: ${sentence}</li>`,
  );
  return section(
    'waiting',
    'A person must look at these',
    html`<ul class="waiting">
      ${items}
    </ul>`,
  );
}

function heatMap(book: Gradebook): Html {
  const heads = book.katas.map(
    (kata) =>
      html`<th scope="col">
        <abbr title="${oneLine(kata.title)}, ${numberText(kata.possible)} points">${kataId(kata)}</abbr>
      </th>`,
  );
  const rows = book.students.map((one, i) => {
    const { id, name } = one.student;
    return html`<tr>
      <th scope="row">
        <a href="#s${i}">${oneLine(id)}</a
        >${name === undefined ? undefined : html` <span class="quiet">${oneLine(name)}</span>`}
      </th>
      <td class="sum">
        ${numberText(one.points)}${one.withheld ? html`<abbr title="without withheld scores">*</abbr>` : undefined}
      </td>
      ${entriesOf(book, one).map(({ kata, mark }) => cell(mark, `s${i}-${kataId(kata)}`))}
    </tr>`;
  });
  const signs = Object.entries(statusSigns) as [MarkStatus, string][];
  const seen = new Set(book.students.flatMap(({ marks }) => marks.map(({ status }) => status)));
  const hasLate = book.students.some(({ marks }) => marks.some(({ late }) => late));
  return html`<div class="map" role="region" aria-labelledby="map" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Student</th>
            <th scope="col">Sum</th>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <ul class="legend" aria-label="What the signs mean">
      ${[
        html`<li>only a number: some rules do not hold</li>`,
        ...signs
          .filter(([status]) => status !== 'failed' && seen.has(status))
          .map(([status, sign]) => html`<li><b>${sign}</b> ${status}</li>`),
        ...(hasLate ? [html`<li><b>↓</b> late</li>`] : []),
        ...(book.students.some(({ withheld }) => withheld) ? [html`<li><b>*</b> without withheld scores</li>`] : []),
        html`<li>the stronger the colour, the more points</li>`,
      ]}
    </ul>`;
}

function cell(mark: Mark, target: string): Html {
  return html`<td class="${heatClass(mark)}"><a href="#${target}">${cellText(mark)}${mark.late ? '↓' : ''}</a></td>`;
}

/** The CSS class of a cell: `h5` for all points, `h0` for none, `w` for a withheld score. */
function heatClass(mark: Mark): string {
  if (isExempt(mark)) return 'exempt';
  if (mark.points === undefined) return 'w';
  const share = mark.possible > 0 ? mark.points / mark.possible : 1;
  return `h${Math.max(0, Math.min(5, share >= 1 ? 5 : Math.ceil(share * 4)))}`;
}

function kataTable(book: Gradebook): Html {
  const rows = perKata(book).map(
    ({ kata, mean, full, notStarted, withheld, hardest }) =>
      html`<tr>
        <th scope="row">
          ${oneLine(kataName(kata))}${kata.due === undefined ? undefined : html`<br /><small class="quiet">due ${dateText(kata.due, book.timeZone)}</small>`}
        </th>
        <td>${mean === undefined ? '–' : mean.toFixed(1)} of ${numberText(kata.possible)}</td>
        <td>${full}</td>
        <td>${notStarted}</td>
        <td>${withheld}</td>
        <td>
          ${hardest === undefined ? undefined : html`${oneLine(hardest.heading)}<br /><small class="quiet">holds for ${hardest.held} of ${hardest.of}</small>`}
        </td>
      </tr>`,
  );
  const heads = ['Kata', 'Mean', 'All points', 'Not started', 'Withheld', 'Hardest rule'];
  return html`<div class="wide" role="region" aria-labelledby="katas" tabindex="0">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
}
