import Papa from 'papaparse';
import type { Gradebook, StudentMarks } from '../grading/gradebook.ts';
import { studentArrangements } from './arrangement-texts.ts';
import { entriesOf } from './outcomes.ts';
import { sanitize } from './sanitize-text.ts';
import { isExempt, rounded, withheldText } from './format.ts';

/**
 * A table for spreadsheets, with the separators of the roster, or else commas and decimal points. Each student has a
 * row with all columns of the roster, the points of each kata, the sum, the maximum, and which scores are withheld and
 * why. A withheld score is an empty cell and not in the sum, and so is a kata that does not count for the student. If
 * the teacher has arranged something with students, a column says what and why. If the roster already has a column of
 * the same name, ` (graded)` is appended to the name of the grader's column.
 */
export function csv(book: Gradebook): string {
  const roster = rosterColumns(book.students);
  const hasArrangements = book.students.some((one) => studentArrangements(book, one).length > 0);
  const summaryColumns = ['sum', 'possible', 'withheld', ...(hasArrangements ? ['arranged'] : [])];
  const gradeColumns = [...book.katas.map(({ slug }) => slug), ...summaryColumns].map((name) =>
    roster.includes(name) ? `${name} (graded)` : name,
  );
  // As in the roster, because a spreadsheet that writes decimal commas reads 13.2 as a date.
  const formatPoints = (points: number) => {
    const text = String(rounded(points));
    return book.sheet?.hasDecimalComma ? text.replace('.', ',') : text;
  };
  const rows = book.students.map((one) => {
    const marks = new Map(entriesOf(book, one).map(({ kata, mark }) => [kata.slug, mark]));
    return [
      ...rosterCells(one, roster, idColumn(book.students)),
      ...book.katas.map(({ slug }) => {
        const mark = marks.get(slug);
        return mark?.points === undefined || isExempt(mark) ? '' : formatPoints(mark.points);
      }),
      formatPoints(one.points),
      formatPoints(one.possible),
      [...marks].flatMap(([slug, mark]) => (withheldText(mark) ? [`${slug}: ${withheldText(mark)}`] : [])).join('; '),
      ...(hasArrangements ? [studentArrangements(book, one).join(' ')] : []),
    ];
  });
  const cells = [[...roster, ...gradeColumns], ...rows].map((row) => row.map((cell) => escapeFormula(sanitize(cell))));
  const { delimiter = ',' } = book.sheet ?? {};
  return `${Papa.unparse(cells, { delimiter, quotes: (cell) => /[,;\t]/.test(String(cell)) })}\r\n`;
}

/** The roster's own columns in order. Without a roster, `id`, and `name` if there are names. */
function rosterColumns(students: readonly StudentMarks[]): string[] {
  const columns = [...new Set(students.flatMap(({ student }) => Object.keys(student.row ?? {})))];
  if (columns.length > 0) return columns;
  return students.some(({ student }) => student.name !== undefined) ? ['id', 'name'] : ['id'];
}

/** The first column that has every student's id. If there is none, the first column. */
function idColumn(students: readonly StudentMarks[]): string | undefined {
  const listed = students.map(({ student }) => student).filter(({ row }) => row !== undefined);
  const [first] = listed;
  return Object.keys(first?.row ?? {}).find((column) => listed.every(({ id, row }) => row?.[column] === id));
}

function rosterCells({ student }: StudentMarks, columns: readonly string[], idColumnName = columns[0]): string[] {
  // A submission that is not on the roster also has a row.
  const row: Readonly<Record<string, string>> = student.row ?? {
    ...(student.name === undefined ? {} : { name: student.name }),
    ...(idColumnName === undefined ? {} : { [idColumnName]: student.id }),
  };
  return columns.map((column) => row[column] ?? '');
}

/**
 * A cell that no spreadsheet reads as a formula: an apostrophe precedes anything that could be one. Signed numbers are
 * not formulas and stay unchanged, and so does a dash, which learning platforms write where there is no grade.
 */
export function escapeFormula(cell: string): string {
  if (/^[+-]?\d+(?:[.,]\d+)?$|^[-–]$/.test(cell)) return cell;
  return /^\s*[=+\-@＝＋－＠]|^[\t\n]/.test(cell) ? `'${cell}` : cell;
}
