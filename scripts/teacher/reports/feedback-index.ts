import Papa from 'papaparse';
import type { Student } from '../grading/gradebook.ts';
import { escapeFormula } from './csv.ts';
import { sanitize } from './sanitize-text.ts';

/**
 * Whose feedback is in which file, and where to send it: a table for a mail merge.
 *
 * @param files names in the folder `feedback`, in the order of the students
 */
export function feedbackIndex(students: readonly Student[], files: readonly string[]): string {
  const rows = students.map(({ id, name = '', address = '' }, i) => [id, name, address, files[i] ?? '']);
  const cells = [['id', 'name', 'address', 'file'], ...rows].map((row) =>
    row.map((cell) => escapeFormula(sanitize(cell))),
  );
  return `${Papa.unparse(cells)}\r\n`;
}
