import type { Kata } from '../kata/catalog.ts';
import { readStatement } from '../kata/statement.ts';
import type { RunFiles } from '../runner/run-files.ts';
import type { Impostor } from './impostor-record.ts';
import { lawsAddress, type LawsRunOptions } from './laws-address.ts';
import { readLaws, type LawOutcome, type LawsProblem, type LawsReport } from './read-laws.ts';
import type { ImpostorOutcome, InvalidLaw, ReverseResult } from './result.ts';
import { scoreByRule } from './score.ts';

/** The maximum number of laws and examples. More of them would be guesses. */
export const maxLaws = 12;

/** What laws are judged by. */
export interface Judging {
  kata: Kata;
  /** Absolute path of the laws. */
  file: string;
  /** How a learner opens it: `npm start r54`. */
  command: string;
  right: readonly { target: string; name: string }[];
  /** The impostors in the order in which they run. */
  impostors: readonly Impostor[];
  /** The maximum number of laws and examples. */
  maxCount?: number;
}

/** Runs the laws of a file against a list of targets. */
export async function runLaws(
  run: RunFiles,
  file: string,
  jobs: readonly { target: string; options?: LawsRunOptions }[],
): Promise<LawsReport[]> {
  const reports = await run(jobs.map(({ target, options }) => lawsAddress(file, target, options)));
  return reports.map((report) => readLaws(file, report));
}

/**
 * Judges laws: first whether they accept every correct solution, and then which impostors they reject. As long as a
 * law is invalid, no impostor runs.
 */
export async function judgeLaws(run: RunFiles, judging: Judging): Promise<ReverseResult> {
  const { kata, file, right, impostors } = judging;
  const reports = await runLaws(run, file, right);
  const outcomes = reports[0]?.outcomes ?? [];
  const laws = outcomes.map(({ title }) => title);
  const base: ReverseResult = { laws, accepted: 0, impostors: [], scores: [], unchecked: [], reach: [] };
  const problem = problemOf(judging, outcomes, reports);
  if (problem) return { ...base, problem };
  const invalid = firstInvalid(right, reports);
  if (invalid) return { ...base, invalid };
  const { rules } = readStatement(kata.statement);
  const basic = new Set(rules.filter(({ stars }) => stars === 1).map(({ number }) => number));
  const impostorReports = await runLaws(
    run,
    file,
    impostors.map(({ target, rules: broken }) => ({
      target,
      options: { untilRejected: true, examplesCount: broken.some((rule) => basic.has(rule)) },
    })),
  );
  // An impostor against which nothing ran would look as if the laws accepted it.
  const lost = impostorReports.find(({ isLost }) => isLost);
  if (lost?.problem) return { ...base, problem: withRemedy(judging, lost.problem) };
  const results = impostors.map((impostor, i) =>
    outcomeOf(
      impostor,
      impostorReports[i]?.outcomes ?? [],
      impostor.rules.some((rule) => basic.has(rule)),
    ),
  );
  const rejected = new Set(results.filter(({ rejection }) => rejection).map(({ impostor }) => impostor.name));
  const scores = scoreByRule(rules, impostors, (name) => rejected.has(name));
  const unchecked = rules.filter(({ number }) => scores.every(({ rule }) => rule.number !== number));
  return { ...base, accepted: right.length, impostors: results, scores, unchecked };
}

/** What laws say about an impostor. One failed law rejects it, unless that is an example that does not count. */
export function outcomeOf(
  impostor: Impostor,
  outcomes: readonly LawOutcome[],
  doExamplesCount: boolean,
): ImpostorOutcome {
  const failed = outcomes.filter(({ state }) => state === 'rejected');
  const rejection = failed.find(({ isExample }) => doExamplesCount || !isExample)?.failure;
  const example = failed[0]?.failure;
  const ended = outcomes.find(({ state }) => state === 'invalid')?.failure;
  return {
    impostor,
    ...(rejection ? { rejection } : {}),
    ...(!rejection && example ? { onlyByExample: example } : {}),
    ...(!rejection && ended ? { ended } : {}),
  };
}

/** Why laws cannot be judged: a file that does not run, two laws with the same title, or too many. */
export function problemOf(
  { file, command, maxCount = maxLaws }: Pick<Judging, 'file' | 'command' | 'maxCount'>,
  outcomes: readonly LawOutcome[],
  reports: readonly LawsReport[],
): ReverseResult['problem'] {
  const problem = reports.find((report) => report.problem)?.problem;
  const name = nameOf(file);
  if (problem) return withRemedy({ file, command }, problem);
  const titles = outcomes.map(({ title }) => title);
  if (titles.length === 0) return { message: `${name} has no law. Write one and save: ${command}` };
  const duplicate = titles.find((title, i) => titles.indexOf(title) < i);
  if (duplicate !== undefined) {
    return { message: `Two laws have the title "${duplicate}". Rename one and save: ${command}` };
  }
  if (titles.length <= maxCount) return undefined;
  const count = `There are ${titles.length} laws and examples, and at most ${maxCount} are allowed`;
  return { message: `${count}. Delete or combine some and save: ${command}` };
}

/** The reason why a file of laws could not run, and what to do about it. */
function withRemedy(
  { file, command }: Pick<Judging, 'file' | 'command'>,
  { isOurs, message, at }: LawsProblem,
): NonNullable<ReverseResult['problem']> {
  const place = at ? { at } : {};
  // Nothing can be fixed in laws that have not run, and nobody should reset them.
  if (isOurs) return { message: `${nameOf(file)} was not run. ${message} Save again, or run: ${command}`, ...place };
  const remedy = `Fix this and save, or start again: ${command.replace('start', 'run reset')}`;
  return { message: `${nameOf(file)} could not be run: ${message} ${remedy}`, ...place };
}

function nameOf(file: string): string {
  return file.split(/[\\/]/).at(-1) ?? file;
}

/** The first law, in the order of the file, that does not accept some correct solution. */
function firstInvalid(right: readonly { name: string }[], reports: readonly LawsReport[]): InvalidLaw | undefined {
  const all = reports.flatMap(({ outcomes }, i) =>
    outcomes.flatMap(({ state, title, failure }, position) => {
      const solution = right[i]?.name ?? '';
      const law = failure && { law: title, solution, isRejection: state === 'rejected', failure };
      return law ? [{ position, law }] : [];
    }),
  );
  return all.toSorted((a, b) => a.position - b.position)[0]?.law;
}
