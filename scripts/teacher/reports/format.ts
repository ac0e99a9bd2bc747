import { kataId } from '../../kata/kata-id.ts';
import type { CourseKata, Mark, MarkStatus } from '../grading/gradebook.ts';
import { shareOf, type GradedRule } from '../grading/record.ts';
import { limits } from './format-failure.ts';
import { oneLine, sanitizeAndTruncate } from './sanitize-text.ts';

/** One sign per status, so that no status depends on colour alone. Each takes one column. */
export const statusSigns: Readonly<Record<MarkStatus, string>> = {
  passed: '✓',
  failed: '✗',
  timeout: '∞',
  'out of memory': '▲',
  crashed: '↯',
  'not started': '○',
  missing: '?',
  'does not compile': '!',
  'import refused': '⊘',
  tampered: '⚑',
  'grader error': '‼',
  exempt: '–',
};

/** The reason to show if the record has none of its own. */
const reasons: Readonly<Record<MarkStatus, string | undefined>> = {
  passed: undefined,
  failed: undefined,
  timeout: 'At least one rule did not finish in time.',
  'out of memory': 'At least one rule used too much memory.',
  crashed: 'At least one rule ended the process that ran it.',
  'not started': 'The files are the unchanged starter.',
  missing: 'A file of this kata is missing.',
  'does not compile': 'The code does not compile.',
  'import refused': 'It imports something that is not part of this kata.',
  tampered: 'The run reported results that its tests cannot have produced.',
  'grader error': 'The grader failed, not the student.',
  exempt: undefined,
};

/** Whether a person must look before there is a score. */
export function isWithheld(mark: Mark): boolean {
  return mark.points === undefined;
}

/** Whether the kata does not count for the student. */
export function isExempt({ status }: Pick<Mark, 'status'>): boolean {
  return status === 'exempt';
}

/** Statuses of work whose rules were not run. That its record lists them as failed says nothing. */
const withoutRun: readonly MarkStatus[] = [
  'not started',
  'missing',
  'does not compile',
  'import refused',
  'grader error',
  'exempt',
];

/** Whether the rules of a kata were run. */
export function hasRun({ status, record }: Mark): boolean {
  if (record === undefined || withoutRun.includes(status)) return false;
  // A file that could not be loaded fails all rules, without saying why for any of them.
  return record.rules.some((rule) => rule.status === 'passed' || rule.broken.length > 0);
}

/** The line because of which the rules of a kata were not run, with the lines around it. */
export function frameOf({ record }: Mark): string | undefined {
  const frame = record?.rules.flatMap(({ broken }) => broken.flatMap(({ at }) => (at?.frame ? [at.frame] : [])))[0];
  return frame && sanitizeAndTruncate(frame.join('\n'), limits.frame);
}

/** Whether a kata has all its points. */
export function isFull(mark: Mark): boolean {
  return !isExempt(mark) && mark.points !== undefined && mark.points >= mark.possible;
}

/** A sentence about a mark, if it needs one: why it is withheld, or what kept rules from passing. */
export function reasonOf(mark: Mark): string | undefined {
  const recorded = mark.record?.reason;
  if (recorded !== undefined && recorded.trim() !== '') return recorded;
  return mark.record || isExempt(mark) ? reasons[mark.status] : 'Nothing was graded for this kata.';
}

/** `withheld until a person has looked at it: The grader failed, not the student.`; undefined if it is not withheld. */
export function withheldText(mark: Mark): string | undefined {
  if (!isWithheld(mark)) return undefined;
  return `withheld until a person has looked at it: ${oneLine(reasonOf(mark) ?? 'no reason is known.')}`;
}

/** `7 of 19 points`, `withheld` or `exempt`. */
export function pointsText(mark: Mark): string {
  if (isExempt(mark)) return 'exempt';
  return mark.points === undefined ? 'withheld' : `${numberText(mark.points)} of ${numberText(mark.possible)} points`;
}

/** A mark in the table of students and katas: the sign of its status, unless it is `failed`, and its points, if any. */
export function cellText({ status, points }: Mark): string {
  if (status === 'failed') return numberText(points ?? 0);
  // Work that passed but has no points was too late, which the 0 shows.
  const isShown = points !== undefined && (points > 0 || status === 'passed');
  return statusSigns[status] + (isShown ? numberText(points) : '');
}

/** Points as people write them: with at most two decimals. */
export function numberText(points: number): string {
  return String(rounded(points));
}

/** Points rounded to two decimals, without floating-point errors. */
export function rounded(points: number): number {
  return Math.round(points * 100) / 100;
}

/** `2 days late: 80% of the points count; before the deduction: 12.`; undefined if it was on time. */
export function lateText({ late, pointsInTime }: Mark): string | undefined {
  if (!late) return undefined;
  const share = late.factor >= 1 ? 'all points count' : `${numberText(late.factor * 100)}% of the points count`;
  const before =
    late.factor < 1 && pointsInTime !== undefined ? `; before the deduction: ${numberText(pointsInTime)}` : '';
  return `${durationText(late.by)} late: ${share}${before}.`;
}

/** At least a minute, in the largest unit of the duration, and in the next one if that is not zero. */
export function durationText(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor((minutes % 1440) / 60), 'hour'],
    [minutes % 60, 'minute'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .flatMap(([count, unit]) => (count > 0 ? [`${count} ${unit}${count === 1 ? '' : 's'}`] : []))
    .join(' ');
}

/** `45 Value objects`, or `r45 Value objects` for the reverse kata. */
export function kataName(kata: CourseKata): string {
  return `${kataId(kata)} ${kata.title}`;
}

/** The points of a rule before the deduction for lateness: those that the teacher has set, or what the grader found. */
export function rulePoints(
  rule: GradedRule,
  mark: Pick<Mark, 'arrangements'>,
  weights: Readonly<Record<1 | 2 | 3, number>>,
): number {
  return pointsSetByTeacher(rule.number, mark) ?? weights[rule.stars] * shareOf(rule);
}

/** The points of a rule that the teacher has set. Undefined if the grader's count. */
export function pointsSetByTeacher(
  rule: number,
  { arrangements = [] }: Pick<Mark, 'arrangements'>,
): number | undefined {
  return arrangements.flatMap((one) => (one.kind === 'override' && one.rule === rule ? [one.points] : [])).at(-1);
}
