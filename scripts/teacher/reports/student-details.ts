import { kataId } from '../../kata/kata-id.ts';
import { html, type Html } from '../../platform/html/html.ts';
import type { Gradebook, Mark, StudentMarks } from '../grading/gradebook.ts';
import type { Broken, GradedRule } from '../grading/record.ts';
import { formatFailure } from './format-failure.ts';
import { entriesOf, type Entry } from './outcomes.ts';
import { arrangementTexts } from './arrangement-texts.ts';
import { dateText } from '../course/date-text.ts';
import { oneLine } from './sanitize-text.ts';
import {
  frameOf,
  hasRun,
  isFull,
  isWithheld,
  kataName,
  lateText,
  numberText,
  pointsText,
  reasonOf,
  statusSigns,
  withheldText,
} from './format.ts';

/**
 * A student's collapsed section of the page of grades: the sum, and each kata with what does not hold. Links lead to
 * its id, such as `s3`, or to that of a kata in it, such as `s3-45`.
 *
 * @param index the student's index in the gradebook
 */
export function studentDetails(book: Gradebook, one: StudentMarks, index: number): Html {
  const { id, name } = one.student;
  const entries = entriesOf(book, one);
  const waiting = entries.filter(({ mark }) => isWithheld(mark)).length;
  return html`<details class="student" id="s${index}">
    <summary>
      <b>${oneLine(id)}</b>${name === undefined ? undefined : html` ${oneLine(name)}`}
      <span class="quiet"
        >${numberText(one.points)} of ${numberText(one.possible)}
        points${waiting > 0 ? `, ${waiting} withheld` : ''}</span
      >
    </summary>
    ${entries.map((entry) => kataDetails(book, entry, `s${index}-${kataId(entry.kata)}`))}
    <p><a href="#map">Back to the map</a></p>
  </details> `;
}

function kataDetails(book: Gradebook, entry: Entry, id: string): Html {
  const { mark } = entry;
  const title = html`${statusSigns[mark.status]} ${oneLine(kataName(entry.kata))}: ${pointsText(mark)}`;
  const arranged = arrangementTexts(mark, book.timeZone).map((text) => html`<p class="note">${text}</p>`);
  const allLawsCount = (mark.record?.invalid ?? []).length === 0;
  if (isFull(mark) && allLawsCount && !mark.late && arranged.length === 0)
    return html`<p class="full" id="${id}">${title}</p>`;
  const late = lateText(mark);
  const withheld = withheldText(mark);
  const reason = reasonOf(mark);
  const rules = hasRun(mark) ? (mark.record?.rules ?? []) : [];
  const frame = hasRun(mark) ? undefined : frameOf(mark);
  const holding = rules.filter(({ status }) => status === 'passed');
  const broken = rules.filter(({ status }) => status !== 'passed');
  const withoutDetails = broken.filter((one) => one.status === 'failed' && one.broken.length === 0);
  return html`<div class="kata" id="${id}">
    <h3>${title}</h3>
    <p class="quiet">
      ${mark.status}${mark.record === undefined ? undefined : html`, graded ${dateText(mark.record.graded, book.timeZone)}${commitText(book, entry)}`}
    </p>
    ${withheld === undefined ? undefined : html`<p class="note">The score is ${withheld}</p>`}
    ${withheld !== undefined || reason === undefined ? undefined : html`<p>${oneLine(reason)}</p>`}
    ${frame === undefined ? undefined : html`<pre>${frame}</pre>`}
    ${late === undefined ? undefined : html`<p class="note">↓ Handed in ${late}</p>`} ${arranged}
    ${ruleNumbers(`Rules that ${withheld === undefined ? '' : 'seemed to '}hold`, holding)}
    ${ruleNumbers('Rules that do not hold, without details', withoutDetails)}
    ${broken.filter((one) => !withoutDetails.includes(one)).map((one) => rule(one))} ${invalidLaws(mark)}
  </div>`;
}

function ruleNumbers(words: string, rules: readonly GradedRule[]): Html | undefined {
  return rules.length === 0 ? undefined : html`<p>${words}: ${rules.map(({ number }) => number).join(', ')}</p>`;
}

function commitText(book: Gradebook, { mark }: Entry): string {
  const { commit, changed } = mark.record?.submission ?? {};
  const at = changed === undefined ? '' : ` of ${dateText(changed, book.timeZone)}`;
  return commit === undefined ? '' : `, commit ${oneLine(commit).slice(0, 10)}${at}`;
}

function rule({ heading, status, share, broken }: GradedRule): Html {
  const part = share === undefined ? undefined : html` <small>${Math.round(100 * share)} % of its points</small>`;
  const note = status === 'failed' ? part : html` <small>${status}</small>`;
  return html`<h4>${statusSigns[status]} ${oneLine(heading)}${note}</h4>
    ${broken.map((one) => failure(one))}`;
}

/** The laws of a reverse kata that do not count, and why. */
function invalidLaws({ record }: Mark): Html | undefined {
  const invalid = record?.invalid ?? [];
  if (invalid.length === 0) return undefined;
  return html`<h4>Laws that do not count</h4>
    ${invalid.map((one) => failure(one))}`;
}

function failure(broken: Broken): Html {
  const { law, message, inputs, diff, place, frame } = formatFailure(broken);
  const line = (name: string, value: Html | string) =>
    html`<dt>${name}</dt>
      <dd>${value}</dd>`;
  const values = inputs.map(([name, value]) => html`<b>${name}</b> ${value}`);
  return html`<dl class="broken">
    ${[
      line('Law', law),
      ...(values.length === 0 ? [] : [line('Inputs', html`<pre>${values}</pre>`)]),
      line('Message', html`<pre>${message}</pre>`),
      ...(diff === undefined ? [] : [line('Diff', html`<pre>${diffLines(diff)}</pre>`)]),
      ...(place === undefined
        ? []
        : [line('At', html`${place}${frame === undefined ? undefined : html`<pre>${frame}</pre>`}`)]),
    ]}
  </dl>`;
}

/** Expected and received lines, marked by their signs as well as by colour. */
function diffLines(diff: string): Html[] {
  return diff.split('\n').map((line) => {
    if (line.startsWith('-')) return html`<del>${line}</del>`;
    return line.startsWith('+') ? html`<ins>${line}</ins>` : html`${line}`;
  });
}
