import { kataId } from '../../kata/kata-id.ts';
import { truncateLine, displayWidth, wrapLine } from '../../platform/terminal/ansi-text.ts';
import { createTheme, type Theme } from '../../platform/terminal/theme.ts';
import type { Gradebook, Mark, MarkStatus, StudentMarks } from '../grading/gradebook.ts';
import { entriesOf } from './outcomes.ts';
import { perKata } from './per-kata.ts';
import { studentArrangements } from './arrangement-texts.ts';
import { dateText } from '../course/date-text.ts';
import { oneLine } from './sanitize-text.ts';
import { cellText, isFull, isWithheld, kataName, numberText, reasonOf, statusSigns, withheldText } from './format.ts';

export interface TerminalOptions {
  /** The maximum width of a line, in characters. */
  columns: number;
  paint: Theme;
}

/** The maximum number of lines about withheld scores. The page of grades shows all of them. */
const maxListed = 20;
/** The maximum width of a student's id and name. */
const maxLabelWidth = 28;

/**
 * The grades as a table. If the points of every kata fit into the width, they are shown. Otherwise each kata is one
 * character: `✓` for all points, a digit for the tenths of the points, or a sign for a status. Below are the results
 * per kata, the scores that wait for a person, and a legend.
 */
export function terminal(book: Gradebook, options: Partial<TerminalOptions> = {}): string {
  const { columns = 80, paint = createTheme() } = options;
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const head = `${count(book.students.length, 'student')}, ${count(book.katas.length, 'kata')}, graded ${dateText(book.graded, book.timeZone)}`;
  const wide = studentTable(book, columns, paint, cellText);
  const students = widthOf(wide) <= columns ? wide : studentTable(book, columns, paint, tenthsCell);
  const lines = [
    paint.bold(oneLine(book.title)),
    head,
    '',
    ...students,
    '',
    ...kataTable(book, columns, paint),
    ...waiting(book, paint),
    ...arranged(book, columns, paint),
    '',
    ...legend(book, students === wide),
    ...noteLines(book, columns),
  ];
  return `${lines.map((line) => truncateLine(line.trimEnd(), columns)).join('\n')}\n`;
}

type Cell = (mark: Mark) => string;

function tenthsCell(mark: Mark): string {
  if (isWithheld(mark) || (mark.status !== 'passed' && mark.status !== 'failed')) return statusSigns[mark.status];
  if (isFull(mark)) return statusSigns.passed;
  return String(Math.min(9, Math.floor((10 * (mark.points ?? 0)) / Math.max(1, mark.possible))));
}

function studentTable(book: Gradebook, columns: number, paint: Theme, cell: Cell): string[] {
  const narrow = cell === tenthsCell;
  const numbers = book.katas.map(kataId);
  const heads = narrow ? [verticalNumbers(numbers)] : numbers;
  const rows = book.students.map((one) => {
    const cells = entriesOf(book, one).map(({ mark }) => painted(mark, cell(mark), paint));
    return [...(narrow ? [cells.join('')] : cells), ...sumCells(one, paint)];
  });
  const otherColumns = Math.max(0, ...[heads, ...rows].map((row) => widthOf(row.map((text) => `${text} `))));
  // In the narrow table, long notes are cut off: 22 characters are reserved for them and the points.
  const labelWidth = Math.max(
    8,
    Math.min(maxLabelWidth, columns - Math.min(otherColumns, narrow ? book.katas.length + 22 : otherColumns)),
  );
  return layOut(
    [['student', ...heads, 'points', 'of', ''].map((text) => paint.muted(text))],
    rows.map((row, i) => [labelOf(book.students[i], labelWidth), ...row]),
    ['left', ...heads.map(() => (narrow ? 'left' : 'right') as 'left'), 'right', 'right', 'left'],
  );
}

/** Numbers written vertically, one character per line. */
function verticalNumbers(numbers: readonly string[]): string {
  const length = Math.max(...numbers.map((one) => one.length));
  const rows = Array.from({ length }, (_, at) => numbers.map((one) => one.padStart(length)[at]).join(''));
  return rows.join('\n');
}

function sumCells({ points, possible, withheld, marks }: StudentMarks, paint: Theme): string[] {
  const late = marks.filter((mark) => mark.late).length;
  const notes = [withheld ? paint.error('withheld') : '', late > 0 ? `${late} late` : ''].filter(Boolean).join(', ');
  return [paint.bold(numberText(points)), numberText(possible), notes];
}

function labelOf(student: StudentMarks | undefined, width: number): string {
  const { id = '', name = '' } = student?.student ?? {};
  return truncateLine(oneLine(`${id} ${name === id ? '' : name}`), width);
}

function painted(mark: Mark, text: string, paint: Theme): string {
  if (isFull(mark)) return paint.success(text);
  if (isWithheld(mark)) return paint.error(text);
  return ['not started', 'missing', 'exempt'].includes(mark.status) ? paint.muted(text) : text;
}

function kataTable(book: Gradebook, columns: number, paint: Theme): string[] {
  // The other columns take about 52 characters.
  const rows = perKata(book).map(({ kata, mean, full, notStarted, withheld, hardest }) => [
    truncateLine(oneLine(kataName(kata)), Math.max(12, columns - 52)),
    mean === undefined ? '–' : mean.toFixed(1),
    numberText(kata.possible),
    String(full),
    String(notStarted),
    withheld > 0 ? paint.error(String(withheld)) : '0',
    hardest ? `${hardest.number} (${Math.floor((100 * hardest.held) / hardest.of)} %)` : '',
  ]);
  const heads = ['kata', 'mean', 'of', 'full', 'not started', 'withheld', 'hardest rule'];
  return layOut([heads.map((text) => paint.muted(text))], rows, [
    ...(['left', 'right', 'right', 'right', 'right', 'right', 'left'] as const),
  ]);
}

function waiting(book: Gradebook, paint: Theme): string[] {
  const byReason = new Map<string, string[]>();
  for (const one of book.students) {
    for (const { kata, mark } of entriesOf(book, one)) {
      if (withheldText(mark) === undefined) continue;
      const sentence = `kata ${kataId(kata)}: ${mark.status}. ${oneLine(reasonOf(mark) ?? '')}`;
      byReason.set(sentence, [...(byReason.get(sentence) ?? []), labelOf(one, maxLabelWidth)]);
    }
  }
  const all = [...byReason].map(([sentence, [first = '', ...others]]) =>
    others.length === 0 ? `${first}, ${sentence}` : `${first} and ${others.length} more, ${sentence}`,
  );
  if (all.length === 0) return [];
  const more = all.length > maxListed ? [`and ${all.length - maxListed} more`] : [];
  return ['', paint.bold('Withheld until a person has looked at them'), ...all.slice(0, maxListed), ...more];
}

/** What the teacher has arranged with individual students. */
function arranged(book: Gradebook, columns: number, paint: Theme): string[] {
  const all = book.students.flatMap((one) =>
    studentArrangements(book, one).map((text) => `${labelOf(one, maxLabelWidth)}, kata ${text}`),
  );
  if (all.length === 0) return [];
  return ['', paint.bold('Arrangements for individual students'), ...all.flatMap((line) => wrapLine(line, columns))];
}

/** Notes are wrapped, because a name at their end must not be lost. */
function noteLines({ notes = [] }: Gradebook, columns: number): string[] {
  if (notes.length === 0) return [];
  return ['', ...notes.flatMap((note) => wrapLine(`- ${oneLine(note)}`, columns))];
}

function legend(book: Gradebook, wide: boolean): string[] {
  const seen = new Set(book.students.flatMap(({ marks }) => marks.map(({ status }) => status)));
  const signs = (Object.entries(statusSigns) as [MarkStatus, string][])
    .filter(([status]) => seen.has(status) && status !== 'failed')
    .map(([status, sign]) => `${sign} ${status}`);
  return [wide ? '1: points of a kata where some rules do not hold' : '0 to 9: tenths of the points', ...signs].reduce<
    string[]
  >((lines, one) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + one.length < 76
      ? [...lines.slice(0, -1), `${last}   ${one}`]
      : [...lines, one];
  }, []);
}

/** A table without borders, which would double the number of lines. A cell may have several lines. */
function layOut(heads: string[][], rows: string[][], alignments: ('left' | 'right')[]): string[] {
  const cells = [...heads, ...rows].map((row) => row.map((cell) => cell.split('\n')));
  const widths = alignments.map((_, column) =>
    Math.max(0, ...cells.flatMap((row) => (row[column] ?? []).map((line) => displayWidth(line)))),
  );
  return cells.flatMap((row) =>
    Array.from({ length: Math.max(...row.map((lines) => lines.length)) }, (_, line) =>
      alignments.map((side, column) => padded(row[column]?.[line] ?? '', widths[column] ?? 0, side)).join('  '),
    ),
  );
}

function padded(text: string, width: number, side: 'left' | 'right'): string {
  const spaces = ' '.repeat(width - displayWidth(text));
  return side === 'left' ? text + spaces : spaces + text;
}

function widthOf(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => displayWidth(line.trimEnd())));
}
