import type { Kata } from '../../../kata/catalog.ts';
import type { Impostor } from '../../../reverse/impostor-record.ts';
import { problemOf } from '../../../reverse/judge-laws.ts';
import type { LawOutcome, LawsReport } from '../../../reverse/read-laws.ts';
import { scoreByRule, type RuleScore } from '../../../reverse/score.ts';
import { gradedRules } from '../../course/graded-rules.ts';
import type { Broken, GradedRule, RuleStatus, Status } from '../record.ts';
import type { Staged } from '../run/workspace.ts';
import { brokenBy, gravest, judgedWithoutRun, statusOfFailure, type Judgement } from './evaluate-run.ts';

/** What laws say about each solution in one pass, by the solution's target. */
export type LawsPass = Map<string, LawsReport>;

/** What the laws of a student are graded by. */
export interface LawsEvidence {
  /** The kata as the course lists it. */
  kata: Kata;
  /** How a student opens it: `npm start r54`. */
  command: string;
  staged: Staged;
  /** The path of the file with the laws. */
  file: string;
  /** The correct solutions. */
  rights: readonly { target: string; name: string }[];
  visible: readonly Impostor[];
  heldBack: readonly Impostor[];
  passes: readonly LawsPass[];
}

/** The outcomes of one law for one solution, one per pass. */
type OutcomesOf = (target: string, title: string) => (LawOutcome | undefined)[];

/** How often an impostor may make a law loop before the law is no longer run. */
const maxStops = 3;

/**
 * The laws that are no longer run, because they had to be stopped for a correct solution, or several times. Otherwise
 * a law with an endless loop would take minutes.
 */
export function stoppedLaws(passes: readonly LawsPass[], rights: readonly { target: string }[]): string[] {
  const stops = new Map<string, number>();
  for (const pass of passes) {
    for (const [target, { outcomes }] of pass) {
      const weight = rights.some((right) => right.target === target) ? maxStops : 1;
      for (const { title, failure } of outcomes) {
        if (failure?.killed !== undefined) stops.set(title, (stops.get(title) ?? 0) + weight);
      }
    }
  }
  return [...stops].filter(([, count]) => count >= maxStops).map(([title]) => title);
}

/**
 * Grades laws. A law counts if it accepts every correct solution in all passes. An impostor is rejected if a law that
 * counts rejects it in all passes. Each rule earns the share of its clusters that are rejected.
 */
export function evaluateLaws(evidence: LawsEvidence): Omit<Judgement, 'duration' | 'alone'> {
  const { kata, command, file, rights, visible, heldBack, passes } = evidence;
  const reports = passes.flatMap((pass) => rights.flatMap(({ target }) => pass.get(target) ?? []));
  const outcomes = passes[0]?.get(rights[0]?.target ?? '')?.outcomes ?? [];
  const problem = problemOf({ file, command }, outcomes, reports) ?? tooManyLaws(evidence);
  if (problem) return withoutLaws(evidence, problem, reports);
  const outcomesOf: OutcomesOf = (target, title) =>
    passes.map((pass) => pass.get(target)?.outcomes.find((one) => one.title === title));
  const titles = [...new Set(reports.flatMap((report) => report.outcomes.map(({ title }) => title)))];
  const invalid = titles.flatMap((title) => invalidLaw(evidence, outcomesOf, title) ?? []);
  const valid = titles.filter((title) => invalid.every(({ broken }) => broken.law !== title));
  const rules = gradedRules(kata);
  const oneStarRules = new Set(rules.filter(({ stars }) => stars === 1).map(({ number }) => number));
  const impostors = [...visible, ...heldBack];
  const rejected = new Set(
    impostors
      .filter(({ target, rules: broken }) => {
        const doExamplesCount = broken.some((rule) => oneStarRules.has(rule));
        return valid.some((title) =>
          outcomesOf(target, title).every((one) => one?.state === 'rejected' && (doExamplesCount || !one.isExample)),
        );
      })
      .map(({ name }) => name),
  );
  const scores = scoreByRule(rules, impostors, (name) => rejected.has(name));
  const graded = scores.map((score) => gradedRule(score, evidence, rejected));
  const isFull = graded.every(({ share }) => share === 1);
  const stopStatuses = invalid.flatMap(({ status }) => (status === 'failed' ? [] : [status]));
  return {
    status: isFull ? 'passed' : (gravest([...stopStatuses, 'failed']) ?? 'failed'),
    ...(invalid.length === 0
      ? {}
      : { reason: reasonOf(invalid.length, titles.length), invalid: invalid.map(({ broken }) => broken) }),
    rules: graded,
  };
}

function reasonOf(invalid: number, all: number): string {
  const some =
    invalid === all
      ? `None of the ${all} laws counts`
      : `${invalid} of ${all} laws ${invalid === 1 ? 'does' : 'do'} not count`;
  return `${some}: a law must hold for every correct solution, and end without an error.`;
}

/** Laws may be declared only for some solutions. Their number must not exceed the limit for any. */
function tooManyLaws({ file, command, passes }: LawsEvidence): ReturnType<typeof problemOf> {
  const all = passes.flatMap((pass) => [...pass.values()]).filter(({ problem }) => !problem);
  return all.flatMap(({ outcomes }) =>
    outcomes.length === 0 ? [] : (problemOf({ file, command }, outcomes, []) ?? []),
  )[0];
}

/** The judgement if none of the laws can be judged. */
function withoutLaws(
  { kata, staged }: LawsEvidence,
  { message, at }: NonNullable<ReturnType<typeof problemOf>>,
  reports: readonly LawsReport[],
): Omit<Judgement, 'duration' | 'alone'> {
  const stops = reports.flatMap(({ problem }) => (problem?.killed ? statusOfFailure(problem) : []));
  const isUnloaded = reports.some(({ problem }) => problem !== undefined);
  const status: Status = isUnloaded ? (gravest(stops) ?? 'crashed') : 'failed';
  const place = at && brokenBy({ test: '', error: '', message, at }, staged).at;
  const { rules } = judgedWithoutRun(kata, { status, reason: message, ...(place ? { at: place } : {}) });
  return { status, reason: message, rules };
}

/** Why a law does not count. Undefined if it does. */
function invalidLaw(
  { rights, staged }: LawsEvidence,
  outcomesOf: OutcomesOf,
  title: string,
): { broken: Broken; status: RuleStatus } | undefined {
  const wrong = rights.flatMap(({ target }) => outcomesOf(target, title)).filter((one) => one?.state !== 'accepted');
  if (wrong.length === 0) return undefined;
  // After a law was stopped, later runs may skip it, and their outcomes do not say why.
  const shown = wrong.find((one) => one?.failure) ?? wrong[0];
  const failure = shown?.failure;
  if (!failure) {
    return { status: 'failed', broken: { law: title, message: 'It was not declared for every correct solution.' } };
  }
  const broken = brokenBy(failure, staged);
  const message = shown.state === 'rejected' ? `It rejects a correct solution: ${broken.message}` : broken.message;
  return { status: statusOfFailure(failure), broken: { ...broken, law: title, message } };
}

function gradedRule(
  { rule, clusters, rejected: count }: RuleScore,
  { visible, heldBack }: LawsEvidence,
  rejected: ReadonlySet<string>,
): GradedRule {
  const share = count / clusters;
  if (share === 1) return { ...rule, status: 'passed', share, broken: [] };
  const rejectedOf = (some: readonly Impostor[]) => {
    const own = some.filter(({ rules }) => rules.includes(rule.number));
    return `${own.filter(({ name }) => rejected.has(name)).length} of ${own.length}`;
  };
  const message = `The laws reject ${rejectedOf(visible)} impostors that you see, and ${rejectedOf(heldBack)} that only grading uses.`;
  return { ...rule, status: 'failed', share, broken: [{ law: 'Every impostor of this rule is rejected', message }] };
}
