import { kataId } from '../../kata/kata-id.ts';
import type { Gradebook, Mark, Student, StudentMarks } from '../grading/gradebook.ts';
import type { Broken, GradedRule } from '../grading/record.ts';
import { formatFailure } from './format-failure.ts';
import { entriesOf, type Entry } from './outcomes.ts';
import { arrangementTexts } from './arrangement-texts.ts';
import { dateText } from '../course/date-text.ts';
import { oneLine } from './sanitize-text.ts';
import {
  frameOf,
  hasRun,
  isExempt,
  isFull,
  isWithheld,
  kataName,
  lateText,
  numberText,
  pointsText,
  reasonOf,
  rulePoints,
  pointsSetByTeacher,
  statusSigns,
  withheldText,
} from './format.ts';

/**
 * The feedback for a student, in Markdown: the points of each kata, and for each rule that does not hold its law, the
 * input that breaks it, what was expected and received, and how to reproduce it.
 */
export function feedback(book: Gradebook, student: StudentMarks): string {
  const entries = entriesOf(book, student);
  const isAbsent = student.marks.every(({ record }) => record === undefined);
  const blocks = [
    `# ${inline(book.title)}: ${inline(student.student.name ?? student.student.id)}`,
    `${numberText(student.points)} of ${numberText(student.possible)} points, graded ${dateText(book.graded, book.timeZone)}.`,
    ...(student.withheld ? ['Withheld scores are not in this sum, because a person must look at them first.'] : []),
    ...(isAbsent ? [nothingGraded(student.student)] : []),
    overview(entries, book.timeZone),
    ...entries
      .filter(({ mark }) => isWorthTelling(mark, isAbsent))
      .flatMap((entry) => kataBlocks(book, entry, isAbsent)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** Said once for all katas, so that they need not repeat it. */
function nothingGraded({ hasSubmitted }: Student): string {
  return hasSubmitted === false ? 'You have not handed in anything.' : 'Nothing that you handed in was graded.';
}

/** A kata about which there is more to say than its row of the table. */
function isWorthTelling(mark: Mark, isAbsent: boolean): boolean {
  if (mark.arrangements) return true;
  return isAbsent ? false : !isFull(mark) || mark.late !== undefined;
}

function overview(entries: readonly Entry[], timeZone: string | undefined): string {
  const hasDue = entries.some(({ mark }) => mark.due !== undefined);
  const rows = entries.map(({ kata, mark }) => {
    const cells = isExempt(mark)
      ? ['', '']
      : [mark.points === undefined ? 'withheld' : numberText(mark.points), numberText(mark.possible)];
    const due = mark.due === undefined || isExempt(mark) ? '' : inline(dateText(mark.due, timeZone));
    const status = `${statusSigns[mark.status]} ${isWithheld(mark) ? 'withheld' : mark.status}`;
    return [inline(kataName(kata)), ...cells, status, ...(hasDue ? [due] : [])];
  });
  const headers = ['kata', 'points', 'of', 'status', ...(hasDue ? ['due'] : [])];
  const alignments = [':---', '---:', '---:', ':---', ...(hasDue ? [':---'] : [])];
  return [headers, alignments, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function kataBlocks(book: Gradebook, { kata, mark }: Entry, isAbsent: boolean): string[] {
  const heading = `## ${inline(kataName(kata))}: ${pointsText(mark)}`;
  const withheld = withheldText(mark);
  const arranged = arrangementTexts(mark, book.timeZone).map(inline);
  if (withheld !== undefined) return [heading, `The score is ${inline(withheld)}`, ...arranged];
  if (isExempt(mark) || isAbsent) return [heading, ...arranged];
  const late = lateText(mark);
  const reason = reasonOf(mark);
  const broken = hasRun(mark) ? (mark.record?.rules.filter(({ status }) => status !== 'passed') ?? []) : [];
  const frame = hasRun(mark) ? undefined : frameOf(mark);
  const withoutDetails = broken.filter((rule) => rule.status === 'failed' && rule.broken.length === 0);
  return [
    heading,
    ...(late === undefined ? [] : [`Handed in ${inline(late)}`]),
    ...arranged,
    ...(reason === undefined ? [] : [inline(reason)]),
    ...(frame === undefined ? [] : [fenced(frame)]),
    ...(isFull(mark) || mark.status === 'passed' ? [] : [`To see this on your machine: \`npm start ${kataId(kata)}\``]),
    ...(withoutDetails.length === 0
      ? []
      : [`Rules that do not hold: ${withoutDetails.map(({ number }) => number).join(', ')}.`]),
    ...broken.filter((rule) => !withoutDetails.includes(rule)).flatMap((rule) => ruleBlocks(rule, mark, book.weights)),
    ...invalidBlocks(mark),
  ];
}

/** The laws of a reverse kata that do not count. */
function invalidBlocks({ record }: Mark): string[] {
  const invalid = record?.invalid ?? [];
  return invalid.length === 0 ? [] : ['### Laws that do not count', ...invalid.flatMap((one) => brokenBlocks(one))];
}

function ruleBlocks(rule: GradedRule, mark: Mark, weights: Gradebook['weights']): string[] {
  const by = pointsSetByTeacher(rule.number, mark) === undefined ? '' : ', set by the teacher';
  const points = `${numberText(rulePoints(rule, mark, weights))} of ${numberText(weights[rule.stars])} points${by}`;
  const status = rule.status === 'failed' ? '' : `, ${rule.status}`;
  return [
    `### ${statusSigns[rule.status]} ${inline(rule.heading)} (${points}${status})`,
    ...rule.broken.flatMap((one) => brokenBlocks(one)),
  ];
}

function brokenBlocks(broken: Broken): string[] {
  const { law, message, inputs, diff, why, place, frame } = formatFailure(broken);
  return [
    `The law: ${inline(law)}.`.replace(/\.\.$/, '.'),
    ...(inputs.length === 0
      ? []
      : ['This input breaks it:', fenced(inputs.map(([name, value]) => `${name} = ${value}`).join('\n'))]),
    fenced(message),
    ...(diff === undefined ? [] : ['Expected (`-`) and received (`+`):', fenced(diff, 'diff')]),
    ...(place === undefined ? [] : [`At ${inline(place)}${frame === undefined ? '' : ':'}`]),
    ...(frame === undefined ? [] : [fenced(frame)]),
    ...(why === undefined ? [] : [`Why it matters: ${inline(why)}`]),
  ];
}

/** A code block that its own text cannot end: the fence is longer than any run of backticks in it. */
function fenced(text: string, language = 'text'): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** Escapes text for Markdown: no markup, no links, no mentions. */
function inline(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*_{}[\]()<>#+!|~&$]/g, String.raw`\$&`)
    .replaceAll(/^(\d+)([.)])|^([-=])/g, String.raw`$1\$2$3`)
    .replaceAll(/(https?|ftp|mailto|xmpp):/gi, String.raw`$1\:`)
    .replaceAll(/www\./gi, String.raw`www\.`)
    .replaceAll('@', '@\u2060');
}
