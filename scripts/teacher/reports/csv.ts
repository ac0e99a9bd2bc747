import Papa from 'papaparse';
import type { Gradebook, StudentMarks } from '../grading/gradebook.ts';
import { entriesOf } from './outcomes.ts';
import { sanitize } from './sanitize-text.ts';
import { rounded, withheldText } from './format.ts';

/**
 * A table for a spreadsheet: one row a student with all that the roster says of them, one column a kata with its points,
 * the sum, what was possible, and which scores are withheld and why. A score that is withheld is an empty cell and not in
 * the sum. Where a name of a column is the roster's already, the grader's has ` (graded)` behind it.
 */
export function csv(book: Gradebook): string {
  const roster = rosterColumns(book.students);
  const names = [...book.katas.map(({ slug }) => slug), 'sum', 'possible', 'withheld'].map((name) =>
    roster.includes(name) ? `${name} (graded)` : name,
  );
  const rows = book.students.map((one) => {
    const marks = new Map(entriesOf(book, one).map(({ kata, mark }) => [kata.slug, mark]));
    return [
      ...rosterCells(one, roster, idColumn(book.students)),
      ...book.katas.map(({ slug }) => {
        const points = marks.get(slug)?.points;
        return points === undefined ? '' : rounded(points);
      }),
      rounded(one.points),
      rounded(one.possible),
      [...marks].flatMap(([slug, mark]) => (withheldText(mark) ? [`${slug}: ${withheldText(mark)}`] : [])).join('; '),
    ];
  });
  const cells = [[...roster, ...names], ...rows].map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell : harmless(sanitize(cell)))),
  );
  return `${Papa.unparse(cells, { quotes: (cell) => /[;\t]/.test(String(cell)) })}\r\n`;
}

/** The roster's own columns in its order; without a roster `id`, and `name` where there are names. */
function rosterColumns(students: readonly StudentMarks[]): string[] {
  const columns = [...new Set(students.flatMap(({ student }) => Object.keys(student.row ?? {})))];
  if (columns.length > 0) return columns;
  return students.some(({ student }) => student.name !== undefined) ? ['id', 'name'] : ['id'];
}

/** The first column that holds every student's id; the first of all where there is none. */
function idColumn(students: readonly StudentMarks[]): string | undefined {
  const listed = students.map(({ student }) => student).filter(({ row }) => row !== undefined);
  const [first] = listed;
  return Object.keys(first?.row ?? {}).find((column) => listed.every(({ id, row }) => row?.[column] === id));
}

function rosterCells({ student }: StudentMarks, columns: readonly string[], idAt = columns[0]): string[] {
  // A folder that the roster does not know has a row all the same.
  const row: Readonly<Record<string, string>> = student.row ?? {
    ...(student.name === undefined ? {} : { name: student.name }),
    ...(idAt === undefined ? {} : { [idAt]: student.id }),
  };
  return columns.map((column) => row[column] ?? '');
}

/**
 * A cell that no spreadsheet takes for a formula: an apostrophe before what could begin one. Numbers with a sign are
 * none, and stay as they are.
 */
function harmless(cell: string): string {
  if (/^[+-]?\d+(?:[.,]\d+)?$/.test(cell)) return cell;
  return /^\s*[=+\-@＝＋－＠]|^[\t\n]/.test(cell) ? `'${cell}` : cell;
}
