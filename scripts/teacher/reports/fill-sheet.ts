import type { RosterSheet, GradeColumn } from '../course/grade-sheet.ts';
import { isUtf16 } from '../course/roster-text.ts';
import type { Gradebook, Mark, StudentMarks } from '../grading/gradebook.ts';
import { rounded } from './format.ts';

/** The part of a gradebook that grades come from. */
type GradedCourse = Pick<Gradebook, 'katas' | 'students'>;

/**
 * A copy of the roster's file with the grades in it, for the platform that the file came from. Everything else keeps
 * its bytes: separators, quotation marks, encoding, line endings, other columns, and rows that belong to no student.
 *
 * A cell stays as it is if a score is withheld, and if nothing was handed in. So a missing submission never becomes a
 * zero that somebody has to notice. If katas do not count for a student, the sum is scaled, because the sheet has only
 * one maximum.
 *
 * @param bytes the content of the roster's file
 */
export function fillSheet(bytes: Buffer, sheet: RosterSheet, book: GradedCourse): Buffer {
  // The characters that matter here are ASCII. So in every encoding but UTF-16, each byte can be read as a character.
  const encoding = isUtf16(bytes) ? 'utf16le' : 'latin1';
  const text = bytes.toString(encoding);
  const byRow = new Map(book.students.map((one) => [sheet.rows.get(one.student.id)?.index, one]));
  const parts: string[] = [];
  let copiedUpTo = 0;
  for (const [i, cells] of cellsOf(text, sheet.delimiter).entries()) {
    const student = byRow.get(i);
    if (student === undefined) continue;
    for (const column of sheet.columns.toSorted((a, b) => a.index - b.index)) {
      const grade = gradeFor(column, student, sheet, book);
      const cell = cells[column.index];
      if (grade === undefined || cell === undefined) continue;
      const isQuoted = text[cell.start] === '"' || grade.includes(sheet.delimiter);
      parts.push(text.slice(copiedUpTo, cell.start), isQuoted ? `"${grade}"` : grade);
      copiedUpTo = cell.end;
    }
  }
  parts.push(text.slice(copiedUpTo));
  return Buffer.from(parts.join(''), encoding);
}

/** The students in the sheet of whom at least one cell stays as it is. */
export function unfilled(sheet: RosterSheet, book: GradedCourse): StudentMarks[] {
  const listed = book.students.filter(({ student }) => sheet.rows.has(student.id));
  return listed.filter((one) => sheet.columns.some((column) => gradeFor(column, one, sheet, book) === undefined));
}

function gradeFor(
  { of }: GradeColumn,
  { marks, points, possible, withheld }: StudentMarks,
  sheet: RosterSheet,
  { katas }: GradedCourse,
): string | undefined {
  const mark = of === 'sum' ? undefined : marks.find(({ kata }) => kata === of);
  const relevant = of === 'sum' ? marks : marks.filter((one) => one === mark);
  if (relevant.every((one) => one.possible === 0 || (one.status === 'missing' && !hasSetPoints(one)))) return undefined;
  const earned = of === 'sum' ? (withheld ? undefined : points) : mark?.points;
  if (earned === undefined) return undefined;
  const maximum = of === 'sum' ? possible : (mark?.possible ?? 0);
  const sheetMaximum = sheet.outOf ?? (of === 'sum' ? katas.reduce((sum, kata) => sum + kata.possible, 0) : maximum);
  const grade = maximum === 0 || maximum === sheetMaximum ? earned : (earned / maximum) * sheetMaximum;
  const number = String(rounded(grade));
  return sheet.hasDecimalComma ? number.replace('.', ',') : number;
}

/** Whether the teacher has set points. */
function hasSetPoints({ arrangements = [] }: Mark): boolean {
  return arrangements.some(({ kind }) => kind === 'override');
}

/** Where each cell of each row begins and ends. A line break within quotation marks belongs to its cell. */
function cellsOf(text: string, delimiter: string): { start: number; end: number }[][] {
  const lineBreak = text.includes('\n') ? '\n' : '\r';
  const rows: { start: number; end: number }[][] = [];
  let cells: { start: number; end: number }[] = [];
  let start = /^(\uFEFF|\u00EF\u00BB\u00BF)/.exec(text)?.[0].length ?? 0;
  for (let at = start; at <= text.length; at++) {
    if (at === start && text[at] === '"') at = endOfQuoted(text, at);
    const isRowEnd = at >= text.length || text[at] === lineBreak;
    if (!isRowEnd && text[at] !== delimiter) continue;
    const end = isRowEnd && lineBreak === '\n' && text[at - 1] === '\r' ? at - 1 : at;
    cells.push({ start, end: Math.max(start, end) });
    start = at + 1;
    if (isRowEnd) {
      rows.push(cells);
      cells = [];
    }
  }
  return rows;
}

/** The position after the closing quotation mark. Two in a row are part of the text. */
function endOfQuoted(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] !== '"') return at + 1;
    at++;
  }
  return text.length;
}
