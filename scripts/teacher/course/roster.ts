import { readFileSync } from 'node:fs';
import type { Student } from '../grading/gradebook.ts';
import { summarizeNames } from '../submissions/summarize-names.ts';
import { suggestion } from '../../platform/closest.ts';
import type { Diagnostic } from './diagnostics.ts';
import { readWrittenTime } from './written-time.ts';
import { foreignFormat, readRows, tableText, type TableRow } from './roster-text.ts';

/** A student of the roster, with the name of the folder that the clone is in. */
export interface RosterStudent extends Student {
  folder: string;
  /** When the platform received the work: an instant in ISO 8601. Absent if the roster does not say. */
  submitted?: string;
}

/** The headers of the columns that are read. */
export interface RosterColumns {
  id: string;
  /** Several, such as the first and the last name, are joined. */
  name?: string | readonly string[] | undefined;
  folder?: string | undefined;
  /** The column with the time of submission. By default Moodle's, if the roster has it. */
  submitted?: string | undefined;
}

/** Moodle's column with the time of submission, in its grading worksheet. */
export const moodleTime = 'Last modified (submission)';

/** How many rows below the header may be Canvas's own. The last of them has the maximum points. */
const canvasRows = 3;

/** The content of a roster: students in order, headers, and mistakes. */
export interface ReadRoster {
  students: RosterStudent[];
  headers: string[];
  mistakes: Diagnostic[];
  /** What a teacher should know, one sentence each. */
  notes: string[];
  /** The row of each student, by id. */
  rows: ReadonlyMap<string, TableRow>;
  /** The row with the headers. */
  head?: TableRow;
  /** Canvas's row with the maximum points. */
  maximum?: TableRow;
  /** The sign between fields. */
  delimiter: string;
}

/**
 * Reads a roster: CSV with a header, separated by commas, semicolons or tabs. Ids are used exactly as written, without
 * the quotation marks and the equals sign that keep a spreadsheet from reading them as numbers. Rows that learning
 * platforms add and that are nobody's are left out.
 *
 * @param label how mistakes name the file
 * @param timeZone the IANA time zone of times of submission
 * @throws {Error} if the file cannot be read
 */
export function readRoster(path: string, label: string, columns: RosterColumns, timeZone?: string): ReadRoster {
  const bytes = readFileSync(path);
  const otherFormat = foreignFormat(bytes);
  const nothing = { students: [], headers: [], notes: [], rows: new Map<string, TableRow>(), delimiter: ',' };
  if (otherFormat !== undefined) return { ...nothing, mistakes: [{ file: label, line: 1, text: otherFormat }] };
  const table = tableText(bytes);
  const { rows, mistakes } = readRows(table, label);
  const [head, ...others] = rows;
  const headers = (head?.fields ?? []).map((header) => header.trim());
  const named = headers.filter((header) => header !== '');
  const duplicates = named.filter((header, i) => named.indexOf(header) < i);
  mistakes.push(
    ...duplicates.map((header) => ({ file: label, line: head?.line ?? 1, text: `two columns are called "${header}"` })),
  );
  const found = { ...nothing, headers: named, mistakes, delimiter: table.delimiter, ...(head ? { head } : {}) };
  if (!headers.includes(columns.id)) return found;

  const students: RosterStudent[] = [];
  const ids = new Map<string, TableRow>();
  const unreadTimes: string[] = [];
  const withoutId: { line: number; name: string }[] = [];
  const ignoredRows = platformRows(others, headers);
  for (const tableRow of others.filter((one) => !ignoredRows.has(one))) {
    const { fields, line } = tableRow;
    const row = Object.fromEntries(headers.map((header, i) => [header, fields[i] ?? '']).filter(([header]) => header));
    const cell = (column: string | undefined) => (column === undefined ? '' : plainId(row[column] ?? ''));
    const id = cell(columns.id);
    const name = [columns.name]
      .flat()
      .map((column) => cell(column))
      .filter(Boolean)
      .join(' ');
    const earlier = ids.get(id);
    if (fields.slice(headers.length).some((field) => field.trim() !== '')) {
      mistakes.push({ file: label, line, text: `has ${fields.length} columns, but the header has ${headers.length}` });
    } else if (id === '') {
      withoutId.push({ line, name: name || (fields.map((one) => one.trim()).find(Boolean) ?? '') });
    } else if (earlier !== undefined) {
      mistakes.push({ file: label, line, text: `"${columns.id}" is ${id}, the same as in line ${earlier.line}` });
    } else {
      ids.set(id, tableRow);
      const time = cell(columns.submitted ?? moodleTime);
      const submitted = readWrittenTime(time, timeZone);
      if (submitted === undefined && /\d/.test(time)) unreadTimes.push(`${id} (${time})`);
      students.push({
        id,
        ...(name === '' ? {} : { name }),
        row: { ...row, [columns.id]: id },
        folder: cell(columns.folder) || id,
        ...(submitted === undefined ? {} : { submitted }),
      });
    }
  }
  const maximum = others.slice(0, canvasRows).find(isMaximum);
  const notes = summarizeNames(
    unreadTimes,
    timeZone === undefined
      ? 'The time of submission is not used, because the course has no "timeZone"'
      : 'The time of submission cannot be read, so it is not used',
  );
  if (students.length > 0) {
    const names = withoutId.map(({ name, line }) => `${name} (line ${line})`);
    notes.push(...summarizeNames(names, `Not graded, because ${label} has no "${columns.id}" for them`));
  } else if (withoutId.length > 0) {
    mistakes.push(...withoutId.map(({ line }) => ({ file: label, line, text: `has no "${columns.id}"` })));
  } else if (mistakes.length === 0) notes.push(`The roster ${label} has a header, but no students.`);
  return { ...found, students, rows: ids, notes, ...(maximum ? { maximum } : {}) };
}

/** The mistake about a column that the roster does not have. Undefined if it has the column. */
export function columnMistake(column: string, { headers }: Pick<ReadRoster, 'headers'>): string | undefined {
  return headers.includes(column) ? undefined : `the roster has no column "${column}"; ${suggestion(column, headers)}`;
}

/** Rows of Canvas that are nobody's: those above the students, with the maximum points, and the test student. */
function platformRows(rows: readonly TableRow[], headers: readonly string[]): Set<TableRow> {
  const maximumIndex = rows.slice(0, canvasRows).findIndex(isMaximum);
  const student = headers.indexOf('Student');
  const isTest = ({ fields }: TableRow) => /^(Student, Test|Test Student)$/.test(fields[student]?.trim() ?? '');
  const test = headers.includes('ID') && headers.includes('Section') ? rows.filter(isTest) : [];
  return new Set([...rows.slice(0, maximumIndex + 1), ...test]);
}

function isMaximum({ fields }: TableRow): boolean {
  return fields.some((field) => field.trim() === 'Points Possible');
}

/** An id without what keeps a spreadsheet from reading it as a number: `="0042"`, `'0042`, or quotation marks. */
function plainId(text: string): string {
  const trimmed = text.trim();
  return (/^=?"([^"]*)"$/.exec(trimmed)?.[1] ?? trimmed.replace(/^'(?=\S)/, '')).trim();
}
