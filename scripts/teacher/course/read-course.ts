import { existsSync, readFileSync, statSync } from 'node:fs';
import { listKatas, type Kata } from '../../kata/catalog.ts';
import { workbookRoot } from '../../platform/workbook-root.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { closest } from '../../platform/closest.ts';
import { courseRoster, type WrittenRoster } from './course-roster.ts';
import { courseEntry, defaultTitle, defaultWeights, type Course, type LateRule, type Weights } from './course.ts';
import { courseKatas, namedKata, unknownKata } from './find-course-kata.ts';
import { readArrangements, type WrittenArrangements } from './arrangements.ts';
import { readCourseText, type Path } from './course-text.ts';
import { isZone, readInstant } from './parse-date.ts';
import { diagnosticsError, showMore, type Diagnostic } from './diagnostics.ts';
import { nameOf, schemaErrors, type SchemaError } from './schema-errors.ts';

/** The parts of the file according to the schema. They are read only if they have that shape. */
interface WrittenCourse extends WrittenArrangements {
  title?: string;
  timeZone?: string;
  due?: string;
  katas?: (number | string | { kata: number | string; due?: string })[];
  weights?: [number, number, number];
  late?: 'none' | Partial<Exclude<LateRule, 'none'>>;
  roster?: WrittenRoster;
}

/** Reports a mistake at a position in the file. */
type Report = (path: Path, text: string) => void;

/**
 * Reads a course's file, and the roster that it names.
 *
 * @param path of `homework.json`, as mistakes should name it
 * @param root of the workbook
 * @throws {UserError} with a line for each mistake in either file
 */
export function readCourse(path: string, root = workbookRoot): Course {
  if (!existsSync(path) || !statSync(path).isFile()) throw new UserError(`There is no file ${path}`, showMore);
  const { read, mistakes } = readCourseText(path, readFileSync(path, 'utf8'));
  if (read === undefined) throw diagnosticsError(mistakes);
  const schemaMistakes = schemaErrors(read);
  const allMistakes: Diagnostic[] = [...mistakes, ...schemaMistakes];
  const report: Report = (at, text) => allMistakes.push({ file: path, line: read.lineOf(at), text });
  const value = validParts(read.value, schemaMistakes);
  const timeZone = zoneOf(value, report);
  const weights = weightsOf(value, report);
  const notes: string[] = [];
  const katas = katasOf(value, timeZone, root, report, notes);
  const slugOf = (name: string) =>
    namedKata(
      name,
      katas.map(({ kata }) => kata),
    )?.slug;
  const mistakesBefore = allMistakes.length;
  const roster = value.roster && courseRoster(value.roster, path, timeZone, slugOf, report, allMistakes);
  const ids = allMistakes.length > mistakesBefore ? undefined : roster?.roster?.map(({ id }) => id);
  const entries = katas.map(({ kata, due }) => courseEntry(kata, weights, due));
  const arrangements = readArrangements(value, {
    ...{ katas: entries, allKatas: courseKatas(root), weights, timeZone, report },
    note: (text) => notes.push(text),
    ...(ids === undefined ? {} : { ids }),
  });
  if (allMistakes.length > 0) throw diagnosticsError(allMistakes);
  if (value.late !== undefined && value.late !== 'none' && katas.every(({ due }) => due === undefined)) {
    notes.push('"late" has no effect, because no kata has a "due" date.');
  }
  notes.push(...(roster?.notes ?? []));
  return {
    title: value.title ?? defaultTitle,
    katas: entries,
    weights,
    late: lateOf(value),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...roster,
    ...(arrangements.length === 0 ? {} : { arrangements }),
    ...(notes.length > 0 ? { notes } : {}),
  };
}

/** The default course: all katas with the points of their stars, no due dates, no roster. */
export function everyKata(root = workbookRoot): Course {
  return {
    title: defaultTitle,
    katas: listKatas(root).map((kata) => courseEntry(kata, defaultWeights)),
    weights: defaultWeights,
    late: 'none',
  };
}

/** Parts whose items are read even if others are invalid. */
const lists = ['katas', 'extensions', 'exemptions', 'overrides'];

/** Removes parts that do not match the schema, so that the rest can still be checked. */
function validParts(value: unknown, schemaMistakes: readonly SchemaError[]): WrittenCourse {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const invalid = schemaMistakes.flatMap(({ spoils }) => (spoils ? [spoils] : []));
  const isValid = (path: Path) => !invalid.some((other) => path.every((key, i) => other[i] === key));
  const parts = Object.entries(value).flatMap(([key, part]: [string, unknown]) => {
    if (!lists.includes(key) || !Array.isArray(part)) return isValid([key]) ? [[key, part]] : [];
    return [[key, part.map((item: unknown, i) => (isValid([key, i]) ? item : undefined))]];
  });
  return Object.fromEntries(parts) as WrittenCourse;
}

/** Undefined if absent. An invalid zone is reported once and UTC returned, so that dates do not each report it again. */
function zoneOf({ timeZone }: WrittenCourse, report: Report): string | undefined {
  if (timeZone === undefined || isZone(timeZone)) return timeZone;
  const meant = closest(timeZone, Intl.supportedValuesOf('timeZone'));
  const remedy = meant === undefined ? 'write, for example, Europe/Berlin' : `did you mean "${meant}"?`;
  report(['timeZone'], `"timeZone" is "${timeZone}", which is not a time zone; ${remedy}`);
  return 'UTC';
}

function weightsOf({ weights }: WrittenCourse, report: Report): Weights {
  if (weights === undefined) return defaultWeights;
  const [one, two, three] = weights;
  if (one + two + three === 0) report(['weights'], '"weights" are all 0, so there are no points to earn');
  return { 1: one, 2: two, 3: three };
}

function lateOf({ late = 'none' }: WrittenCourse): LateRule {
  return late === 'none' ? late : { graceMinutes: 0, percentPerDay: 0, ...late };
}

function katasOf(
  value: WrittenCourse,
  timeZone: string | undefined,
  root: string,
  report: Report,
  notes: string[],
): { kata: Kata; due?: string }[] {
  const allKatas = courseKatas(root);
  const dueAt = (path: Path, due: string | undefined) => {
    if (due === undefined) return undefined;
    const read = readInstant(due, { course: timeZone });
    if ('instant' in read) {
      if (read.note !== undefined) notes.push(`${nameOf(path, value)}, ${due}, ${read.note}.`);
      return read.instant;
    }
    report(path, `${nameOf(path, value)} ${read.mistake}`);
    return undefined;
  };
  const defaultDue = dueAt(['due'], value.due);
  const items = value.katas?.map((item) => (typeof item === 'object' ? item : { kata: item }));
  if (items === undefined)
    return listKatas(root).map((kata) => ({ kata, ...(defaultDue === undefined ? {} : { due: defaultDue }) }));

  const seen = new Map<string, number>();
  return items.flatMap((item, i) => {
    if (item.kata === undefined) return [];
    const path = typeof value.katas?.[i] === 'object' ? ['katas', i, 'kata'] : ['katas', i];
    const kata = namedKata(item.kata, allKatas);
    const due = dueAt(['katas', i, 'due'], item.due) ?? defaultDue;
    if (kata === undefined) {
      report(path, unknownKata(item.kata, allKatas));
      return [];
    }
    const before = seen.get(kata.slug);
    if (before !== undefined) report(path, `${kata.slug} appears twice; it is also number ${before + 1} of "katas"`);
    seen.set(kata.slug, before ?? i);
    return [{ kata, ...(due === undefined ? {} : { due }) }];
  });
}
