import { existsSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import type { Course } from './course.ts';
import type { Path } from './course-text.ts';
import { contactsOf, type ContactColumns } from './contacts.ts';
import type { Diagnostic } from './diagnostics.ts';
import { columnMistake, readRoster, type ReadRoster, type RosterColumns } from './roster.ts';
import { rosterSheet, type WrittenGrades } from './roster-sheet.ts';

/** The part `roster` of a course's file. */
export interface WrittenRoster extends RosterColumns, Partial<ContactColumns>, WrittenGrades {
  file: string;
}

/** The parts of a course that come from its roster. */
export type RosterParts = Pick<Course, 'roster' | 'folderPattern' | 'sheet' | 'notes'>;

/**
 * Reads the roster that a course's file names.
 *
 * @param coursePath the path of the course's file
 * @param timeZone the IANA time zone of the course
 * @param slugOf the slug of a kata of the course, by what the teacher wrote
 * @param report is called for each mistake in the course's file
 * @param mistakes the list to which the mistakes in the roster are added
 */
export function courseRoster(
  { file, grade, gradeOutOf, ...columns }: WrittenRoster,
  coursePath: string,
  timeZone: string | undefined,
  slugOf: (written: string) => string | undefined,
  report: (path: Path, text: string) => void,
  mistakes: Diagnostic[],
): RosterParts {
  const path = resolve(dirname(coursePath), file);
  const label = isAbsolute(file) ? file : join(dirname(coursePath), file);
  if (!existsSync(path) || !statSync(path).isFile()) {
    report(['roster', 'file'], `there is no file ${label}`);
    return {};
  }
  const { folder, ...others } = columns;
  const roster = readRoster(path, label, columns, timeZone);
  mistakes.push(...roster.mistakes);
  // A file that is not CSV has no columns.
  if (roster.head === undefined && roster.mistakes.length > 0) return {};
  for (const [key, written] of Object.entries(others) as [string, string | readonly string[]][]) {
    for (const column of [written].flat()) {
      const mistake = columnMistake(column, roster);
      if (mistake !== undefined) report(['roster', key], mistake);
    }
  }
  const folderPattern = folder === undefined ? undefined : patternOf(folder, roster, report);
  const grades = { ...(grade === undefined ? {} : { grade }), ...(gradeOutOf === undefined ? {} : { gradeOutOf }) };
  const sheet = rosterSheet(path, roster, grades, slugOf, (key, text) => report(['roster', ...key], text));
  return {
    roster: roster.students.map((student) => ({ ...student, ...contactsOf(student, columns) })),
    sheet,
    ...(folderPattern === undefined ? {} : { folderPattern }),
    ...(roster.notes.length > 0 ? { notes: roster.notes } : {}),
  };
}

/** `folder` as a pattern. Undefined if it is the header of a column. An invalid pattern is reported. */
function patternOf(folder: string, roster: ReadRoster, report: (path: Path, text: string) => void): RegExp | undefined {
  if (roster.headers.includes(folder)) return undefined;
  if (!/[()^$\\*+?[\]|]/.test(folder)) {
    report(['roster', 'folder'], columnMistake(folder, roster) ?? '');
    return undefined;
  }
  try {
    const pattern = new RegExp(folder, 'u');
    // With an empty alternative, the pattern always matches, and the result has an item for each of its groups.
    const groups = new RegExp(`${folder}|`, 'u').exec('')?.length ?? 1;
    if (groups > 1) return pattern;
    report(['roster', 'folder'], `"folder" is ${folder}, in which no part in parentheses is the id`);
  } catch (error) {
    const why = (error as Error).message.replace(/^Invalid regular expression: .*: /s, '');
    report(['roster', 'folder'], `"folder" is ${folder}, which is not a valid pattern: ${why.toLowerCase()}`);
  }
  return undefined;
}
