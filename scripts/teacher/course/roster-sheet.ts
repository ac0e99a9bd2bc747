import { basename } from 'node:path';
import type { GradeColumn, RosterSheet } from './grade-sheet.ts';
import type { ReadRoster } from './roster.ts';
import { suggestion } from '../../platform/closest.ts';

/** The settings of `roster` about grades, as the teacher wrote them. */
export interface WrittenGrades {
  /** A header, or headers by what goes there: `sum`, or a kata's number or slug. */
  grade?: string | Readonly<Record<string, string>>;
  gradeOutOf?: number;
}

/**
 * Finds the columns for the grades. Moodle's sheet needs no setting.
 *
 * @param slugOf the slug of a kata of the course, by what the teacher wrote
 * @param report is called for each mistake, with the keys in `roster` that lead to it
 */
export function rosterSheet(
  path: string,
  roster: ReadRoster,
  { grade, gradeOutOf }: WrittenGrades,
  slugOf: (written: string) => string | undefined,
  report: (key: readonly string[], text: string) => void,
): RosterSheet {
  const headers = (roster.head?.fields ?? []).map((header) => header.trim());
  const isMoodle = headers.includes('Identifier') && headers.includes('Grade');
  const wanted = typeof grade === 'string' ? { sum: grade } : (grade ?? (isMoodle ? { sum: 'Grade' } : {}));
  const columns = Object.entries(wanted).flatMap(([key, header]): GradeColumn[] => {
    const at = typeof grade === 'string' ? ['grade'] : ['grade', key];
    const of = key === 'sum' ? 'sum' : slugOf(key);
    const index = headers.indexOf(header);
    if (of === undefined) report(at, `"${key}" is neither "sum" nor a kata of the course`);
    if (index === -1) report(at, `the roster has no column "${header}"; ${suggestion(header, roster.headers)}`);
    if (of === undefined || index === -1) return [];
    const maximum = of === 'sum' ? maximumOf(roster, headers, index) : undefined;
    return [{ index, header, of, ...(maximum === undefined ? {} : { maximum }) }];
  });
  return {
    path,
    name: basename(path),
    delimiter: roster.delimiter,
    hasDecimalComma: usesDecimalComma(roster),
    rows: roster.rows,
    columns,
    ...(gradeOutOf === undefined ? {} : { outOf: gradeOutOf }),
  };
}

/** Says if the maximum in the sheet differs from the points of the course. */
export function maximumNotes({ columns, outOf, name }: RosterSheet, possible: number): string[] {
  const fullMarks = outOf ?? possible;
  return columns
    .filter(({ of, maximum }) => of === 'sum' && maximum !== undefined && maximum !== fullMarks)
    .map(
      ({ header, maximum }) =>
        `The maximum of "${header}" in ${name} is ${maximum}, but full marks are ${fullMarks} points; change the maximum on the platform, or add "gradeOutOf": ${maximum} to "roster".`,
    );
}

/**
 * Says if the sheet has no column for grades. Moodle writes the headers in the language of its user, and only the English
 * ones are known.
 *
 * @param platform whose download is graded
 */
export function foreignSheetNotes(sheet: RosterSheet | undefined, platform: string | undefined): string[] {
  if (sheet === undefined || sheet.columns.length > 0 || platform !== 'Moodle') return [];
  return [
    `No grades were written into ${sheet.name}, because it has no column "Grade". If it is Moodle's sheet in another language, name its columns in "roster": "grade", "submitted" and "participant".`,
  ];
}

/** Moodle has the maximum in a column of its own, Canvas in a row. */
function maximumOf(roster: ReadRoster, headers: readonly string[], index: number): number | undefined {
  const row = roster.maximum ?? [...roster.rows.values()][0];
  const text = row?.fields[roster.maximum ? index : headers.indexOf('Maximum Grade')]?.trim() ?? '';
  const number = Number(text.replace(',', '.'));
  return text !== '' && number > 0 ? number : undefined;
}

/** Judged by the decimals in the file. If there are none, a file with semicolons probably has decimal commas. */
function usesDecimalComma({ rows, delimiter }: ReadRoster): boolean {
  const fields = [...rows.values()].flatMap((row) => row.fields.map((field) => field.trim()));
  if (fields.some((field) => /^\d+,\d{1,2}$/.test(field))) return true;
  return delimiter === ';' && !fields.some((field) => /^\d+\.\d{1,2}$/.test(field));
}
