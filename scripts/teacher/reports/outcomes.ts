import type { CourseKata, Gradebook, Mark, StudentMarks } from '../grading/gradebook.ts';
import type { GradedRule } from '../grading/record.ts';
import { failureText } from './format-failure.ts';
import { oneLine } from './sanitize-text.ts';
import { isExempt, isWithheld, reasonOf, rulePoints, withheldText } from './format.ts';

/** A student's mark beside the kata that it is for. */
export interface Entry {
  kata: CourseKata;
  mark: Mark;
}

/** One line of a report that lists tests: a rule of one student's kata, or the whole kata if no rule was graded. */
export interface Outcome {
  /** `3 ★★ Money never mixes`, or `graded` if no rule was graded. */
  name: string;
  rule?: GradedRule;
  /**
   * `error` if something other than an expectation failed: it was stopped, crashed, or never ran. `exempt` if the kata
   * does not count for the student.
   */
  verdict: 'passed' | 'failed' | 'error' | 'withheld' | 'exempt';
  /** The status from the grader: `out of memory`. */
  status: string;
  /** One line with the reason why it did not pass. */
  message?: string;
  /** Everything that is known about it, on several lines. */
  details?: string;
  /** Before the deduction for lateness. Undefined if withheld. */
  points: number | undefined;
  possible: number;
}

/** A student's marks with their katas, in the course's order. */
export function entriesOf(book: Gradebook, { marks }: StudentMarks): Entry[] {
  const bySlug = new Map(marks.map((mark) => [mark.kata, mark]));
  return book.katas.flatMap((kata) => {
    const mark = bySlug.get(kata.slug);
    return mark ? [{ kata, mark }] : [];
  });
}

/** The results of a kata's rules. If the score is withheld, none of them is `passed`. */
export function outcomesOf(mark: Mark, weights: Gradebook['weights']): Outcome[] {
  const rules = mark.record?.rules ?? [];
  const withheld = withheldText(mark);
  const reason = withheld ?? oneLine(reasonOf(mark) ?? exemptionReason(mark) ?? '');
  if (rules.length === 0)
    return [
      {
        name: 'graded',
        verdict: verdictOf(mark),
        status: mark.status,
        message: reason,
        points: mark.points,
        possible: mark.possible,
      },
    ];
  const ruleOutcomes = rules.map((rule): Outcome => {
    const outcome = { name: oneLine(rule.heading), rule, status: rule.status, possible: weights[rule.stars] };
    if (withheld !== undefined)
      return { ...outcome, verdict: 'withheld', status: mark.status, message: withheld, points: undefined };
    const points = rulePoints(rule, mark, weights);
    if (rule.status === 'passed') return { ...outcome, verdict: 'passed', points };
    const details = rule.broken.map((one) => failureText(one)).join('\n\n');
    return {
      ...outcome,
      verdict: rule.status === 'failed' ? 'failed' : 'error',
      message: messageOf(rule, reason),
      ...(details === '' ? {} : { details }),
      points,
    };
  });
  return withheld === undefined ? [...ruleOutcomes, ...invalidLaws(mark)] : ruleOutcomes;
}

/** The laws of a reverse kata that do not count. They have no points of their own. */
function invalidLaws({ record }: Mark): Outcome[] {
  return (record?.invalid ?? []).map((broken) => ({
    name: oneLine(`law that does not count: ${broken.law}`, 300),
    verdict: 'failed',
    status: 'failed',
    message: oneLine(broken.message.trimStart().split('\n', 1)[0] ?? '', 300),
    details: failureText(broken),
    points: 0,
    possible: 0,
  }));
}

function exemptionReason({ arrangements = [] }: Mark): string | undefined {
  return arrangements.find(({ kind }) => kind === 'exemption')?.reason;
}

/** The verdict on a kata none of whose rules was graded. */
function verdictOf(mark: Mark): Outcome['verdict'] {
  if (isExempt(mark)) return 'exempt';
  return isWithheld(mark) ? 'withheld' : 'error';
}

/** Integer milliseconds of one rule. Only the kata is timed, so each rule gets an equal share. */
export function durationOfRule({ record }: Mark): number {
  return record ? Math.floor(record.duration / Math.max(1, record.rules.length)) : 0;
}

function messageOf(rule: GradedRule, reason: string): string {
  const [first] = rule.broken;
  if (!first) return reason || rule.status;
  const [line = ''] = first.message.trimStart().split('\n', 1);
  return `${oneLine(first.law, 300)}: ${oneLine(line, 300)}`;
}
