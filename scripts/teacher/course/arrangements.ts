import type { Rule } from '../../kata/statement.ts';
import type { Kata } from '../../kata/catalog.ts';
import type { Arrangement } from '../grading/gradebook.ts';
import { dateText } from './date-text.ts';
import { closest } from '../../platform/closest.ts';
import { gradedRules } from './graded-rules.ts';
import type { Path } from './course-text.ts';
import type { CourseEntry, Weights } from './course.ts';
import { namedKata, unknownKata } from './find-course-kata.ts';
import { readInstant } from './parse-date.ts';
import { nameOf } from './schema-errors.ts';

type KataName = number | string;

/** The parts of a course's file about individual students. An item is undefined if it does not match the schema. */
export interface WrittenArrangements {
  extensions?: ({ student: string; due: string; katas?: KataName[]; reason: string } | undefined)[];
  exemptions?: ({ student: string; katas: KataName[]; reason: string } | undefined)[];
  overrides?: ({ student: string; kata: KataName; rule?: number; points: number; reason: string } | undefined)[];
}

/** What the arrangements are checked against. */
export interface ArrangementContext {
  /** The katas of the course. */
  katas: readonly CourseEntry[];
  /** All katas of the workbook. */
  allKatas: readonly Kata[];
  weights: Weights;
  timeZone: string | undefined;
  /** The ids of the roster. Absent if there is no roster, or if it has mistakes. */
  ids?: readonly string[];
  /** Reports a mistake at a position in the file. */
  report(path: Path, text: string): void;
  /** Adds a sentence that the teacher should read, although it is not about a mistake. */
  note(text: string): void;
}

/** Reads what a teacher has arranged with individual students: one arrangement for each student and kata. */
export function readArrangements(written: WrittenArrangements, context: ArrangementContext): Arrangement[] {
  const all = [
    ...itemsOf(written, 'exemptions', context).flatMap(({ item, path }) =>
      katasNamed(item.katas, [...path, 'katas'], context).map((entry, i) => {
        const { student, reason } = item;
        return { at: [...path, 'katas', i], made: { kind: 'exemption', student, kata: entry.slug, reason } as const };
      }),
    ),
    ...itemsOf(written, 'extensions', context).flatMap(({ item, path }) => readExtension(item, path, written, context)),
    ...itemsOf(written, 'overrides', context).flatMap(({ item, path }) => readOverride(item, path, written, context)),
  ];
  all.forEach(({ at, made }, i) => {
    const rival = all.slice(0, i).find((other) => contradict(other.made, made));
    if (rival === undefined) return;
    context.report(at, `${nameOf(at.slice(0, 2), written)} contradicts ${nameOf(rival.at.slice(0, 2), written)}`);
  });
  return all.map(({ made }) => made);
}

interface ReadArrangement {
  /** The position in the file at which a contradiction is reported. */
  at: Path;
  made: Arrangement;
}

function itemsOf<Key extends keyof WrittenArrangements>(
  written: WrittenArrangements,
  key: Key,
  { ids, report }: ArrangementContext,
) {
  return (written[key] ?? []).flatMap((item, i) => {
    if (item === undefined) return [];
    const path: Path = [key, i];
    if (ids?.includes(item.student) === false) {
      const meant = closest(item.student, ids);
      const remedy = meant === undefined ? '' : `; did you mean "${meant}"?`;
      report([...path, 'student'], `the roster has no student "${item.student}"${remedy}`);
    }
    return [{ item: item as NonNullable<NonNullable<WrittenArrangements[Key]>[number]>, path }];
  });
}

function katasNamed(names: readonly KataName[], path: Path, context: ArrangementContext): CourseEntry[] {
  return names.flatMap((name, i) => kataNamed(name, [...path, i], context) ?? []);
}

function kataNamed(
  name: KataName,
  path: Path,
  { katas, allKatas, report }: ArrangementContext,
): CourseEntry | undefined {
  const kata = namedKata(name, allKatas);
  const entry = katas.find(({ slug }) => slug === kata?.slug);
  if (kata === undefined) report(path, unknownKata(name, allKatas));
  else if (entry === undefined) report(path, `${kata.slug} is not one of the katas of this course`);
  return entry;
}

/** Reads an extension. Without katas, it applies to each kata that would be due before the new date. */
function readExtension(
  item: NonNullable<NonNullable<WrittenArrangements['extensions']>[number]>,
  path: Path,
  written: WrittenArrangements,
  context: ArrangementContext,
): ReadArrangement[] {
  const { student, reason } = item;
  const at = [...path, 'due'];
  const read = readInstant(item.due, { course: context.timeZone });
  if ('mistake' in read) context.report(at, `${nameOf(at, written)} ${read.mistake}`);
  const named = item.katas && katasNamed(item.katas, [...path, 'katas'], context);
  if ('mistake' in read) return [];
  if (read.note !== undefined) context.note(`${nameOf(at, written)}, ${item.due}, ${read.note}.`);
  const due = read.instant;
  const isLater = (entry: CourseEntry) => entry.due !== undefined && Date.parse(entry.due) < Date.parse(due);
  const extended = (named ?? context.katas).filter(isLater);
  const others = named?.filter((entry) => !isLater(entry)) ?? [];
  others.forEach(({ slug, due: before }) => {
    const why = before === undefined ? 'has no due date' : `is already due on ${dateText(before, context.timeZone)}`;
    context.report(at, `${nameOf(at, written)} extends nothing, because ${slug} ${why}`);
  });
  if (named === undefined && extended.length === 0) {
    context.report(at, `${nameOf(at, written)} extends nothing, because no kata is due before it`);
  }
  return extended.map(({ slug }) => ({ at: path, made: { kind: 'extension', student, kata: slug, due, reason } }));
}

function readOverride(
  item: NonNullable<NonNullable<WrittenArrangements['overrides']>[number]>,
  path: Path,
  written: WrittenArrangements,
  context: ArrangementContext,
): ReadArrangement[] {
  const { student, reason, points, rule: number } = item;
  const entry = kataNamed(item.kata, [...path, 'kata'], context);
  if (entry === undefined) return [];
  const rules = gradedRules(entry.kata);
  const rule = rules.find((one) => one.number === number);
  if (number !== undefined && rule === undefined) {
    context.report([...path, 'rule'], `${entry.slug} has no rule ${number}; it has ${rulesText(rules)}`);
    return [];
  }
  const maxPoints = rule === undefined ? entry.possible : context.weights[rule.stars];
  if (points > maxPoints) {
    const at = [...path, 'points'];
    const what = rule === undefined ? entry.slug : `rule ${rule.number} of ${entry.slug}`;
    context.report(at, `${nameOf(at, written)} is ${points}; ${what} has at most ${maxPoints}`);
  }
  const made = { kind: 'override', student, kata: entry.slug, points, reason } as const;
  return [{ at: path, made: number === undefined ? made : { ...made, rule: number } }];
}

/** `7 rules`, or for a reverse kata the numbers of those that count. */
function rulesText(rules: readonly Rule[]): string {
  const isWhole = rules.every(({ number }, i) => number === i + 1);
  return isWhole ? `${rules.length} rules` : `rules ${rules.map(({ number }) => number).join(', ')}`;
}

/** Whether both are about the same student and kata, and cannot both hold. */
function contradict(one: Arrangement, other: Arrangement): boolean {
  if (one.student !== other.student || one.kata !== other.kata) return false;
  if (one.kind === 'override' && other.kind === 'override') {
    return one.rule === other.rule || one.rule === undefined || other.rule === undefined;
  }
  if (one.kind === other.kind) return true;
  return [one.kind, other.kind].toSorted().join() === 'exemption,override';
}
