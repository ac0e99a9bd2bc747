import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Student } from '../grading/gradebook.ts';
import { suggestion } from './closest.ts';
import type { Diagnostic } from './diagnostics.ts';

/** A student of the roster, with the name of the folder that the clone is in. */
export interface RosterStudent extends Student {
  folder: string;
}

/** The headers of the columns that have a meaning. */
export interface RosterColumns {
  id: string;
  name?: string | undefined;
  folder?: string | undefined;
}

/** The content of a roster: students in order, headers, and mistakes. */
export interface ReadRoster {
  students: RosterStudent[];
  headers: string[];
  mistakes: Diagnostic[];
}

/**
 * Reads a roster: CSV with a header, separated by commas, semicolons or tabs. Ids are used exactly as written.
 *
 * @param label how mistakes name the file
 * @throws {Error} if the file cannot be read
 */
export function readRoster(path: string, label: string, columns: RosterColumns): ReadRoster {
  const { rows, mistakes } = rowsOf(textOf(readFileSync(path)), label);
  const [head, ...others] = rows;
  const headers = (head?.fields ?? []).map((header) => header.trim());
  const named = headers.filter((header) => header !== '');
  const doubled = named.filter((header, i) => named.indexOf(header) < i);
  mistakes.push(
    ...doubled.map((header) => ({ file: label, line: head?.line ?? 1, text: `two columns are called "${header}"` })),
  );
  if (!headers.includes(columns.id)) return { students: [], headers: named, mistakes };

  const students: RosterStudent[] = [];
  const lines = new Map<string, number>();
  for (const { fields, line } of others) {
    const row = Object.fromEntries(headers.map((header, i) => [header, fields[i] ?? '']).filter(([header]) => header));
    const cell = (column: string | undefined) => (column === undefined ? '' : (row[column]?.trim() ?? ''));
    const id = cell(columns.id);
    const before = lines.get(id);
    if (fields.slice(headers.length).some((field) => field.trim() !== '')) {
      mistakes.push({ file: label, line, text: `has ${fields.length} columns, but the header has ${headers.length}` });
    } else if (id === '') mistakes.push({ file: label, line, text: `has no "${columns.id}"` });
    else if (before !== undefined) {
      mistakes.push({ file: label, line, text: `"${columns.id}" is ${id}, as in line ${before}` });
    } else {
      lines.set(id, line);
      const name = cell(columns.name);
      students.push({ id, ...(name === '' ? {} : { name }), row, folder: cell(columns.folder) || id });
    }
  }
  return { students, headers: named, mistakes };
}

/** The mistake about a column that the roster does not have. Undefined if it has the column. */
export function columnMistake(column: string, { headers }: Pick<ReadRoster, 'headers'>): string | undefined {
  return headers.includes(column) ? undefined : `the roster has no column "${column}"; ${suggestion(column, headers)}`;
}

function rowsOf(text: string, label: string): { rows: { fields: string[]; line: number }[]; mistakes: Diagnostic[] } {
  const rows: { fields: string[]; line: number }[] = [];
  const mistakes: Diagnostic[] = [];
  // If line endings are mixed, a carriage return would become part of the last field.
  const plain = text.replaceAll('\r\n', '\n');
  let start = 0;
  let line = 1;
  Papa.parse<string[]>(plain, {
    delimiter: delimiterOf(plain),
    step: ({ data, errors, meta }) => {
      if (data.some((field) => field.trim() !== '')) rows.push({ fields: data, line });
      const [error] = errors.filter(({ type }) => type === 'Quotes');
      if (error) mistakes.push({ file: label, line, text: 'quotation marks do not match' });
      line += plain.slice(start, meta.cursor).split('\n').length - 1;
      start = meta.cursor;
    },
  });
  return { rows, mistakes };
}

/** Determined from the header, because Papa's own guess reads a short list of two columns as one column. */
function delimiterOf(text: string): string {
  const [head = ''] = text
    .trimStart()
    .replaceAll(/"[^"]*"/g, '')
    .split('\n');
  const ranked = [',', ';', '\t'].map((sign) => ({ sign, times: head.split(sign).length }));
  return ranked.toSorted((a, b) => b.times - a.times)[0]?.sign ?? ',';
}

/** Spreadsheets write UTF-8 with a byte order mark, UTF-16, or the older Windows encoding. */
function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
