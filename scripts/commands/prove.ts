import { defaultRuns, defaultSeed } from '../../katas/support/defaults.ts';
import type { Kata } from '../kata/catalog.ts';
import { callerFolder } from '../platform/cli/caller-folder.ts';
import { readKatas } from '../author/cli/katas.ts';
import { proveAllReverse } from '../author/cli/reverse.ts';
import { readTarget, type Trial } from '../author/cli/target.ts';
import { wholeNumber } from '../platform/cli/whole-number.ts';
import { failureLines, ruleLines } from '../learner/watch/ui/describe-rules.ts';
import { createTheme } from '../platform/terminal/theme.ts';
import { defineCommand } from '../platform/cli/define-command.ts';
import { setExitCode, runCommand } from '../platform/run-command.ts';
import { findingsOfRight, type Findings } from '../author/verify/findings.ts';
import { findingsInExample } from '../author/verify/example-check.ts';
import { findingsOf, prove } from '../author/verify/prove.ts';
import { findReverseKata, isReverseQuery } from '../reverse/reverse-kata.ts';
import { findingsInWriting } from '../author/verify/statement-checks.ts';
import { openRunner, type Runner, type RunSettings } from '../runner/runner.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { workbookRoot } from '../platform/workbook-root.ts';

const npm = 'npm run prove';
const command = defineCommand('prove', {
  about:
    'Proves katas: their tests must accept correct solutions and reject wrong ones, and every part must be written.',
  examples: [
    ['', 'all katas'],
    ['45 46', 'these katas'],
    ['r54', 'the reverse kata, in which learners write the laws of kata 54'],
  ],
  more: `Without --as and --show, it checks every part of a kata: statement, starter, laws, solution, impostors, variants and
notes. Exits with 1 if it finds something.`,
})
  .argument('[katas...]', 'numbers, or the beginning of names; all katas by default')
  .option(
    '--seeds <N>',
    'run the laws under N seeds, the usual one first',
    wholeNumber('seeds', `${npm} -- --seeds 20`),
    1,
  )
  .option(
    '--runs <N>',
    'run each law N times under each seed',
    wholeNumber('runs', `${npm} -- --runs ${defaultRuns}`),
    defaultRuns,
  )
  .option(
    '--as <path>',
    'check whether this code passes: a folder with 45-value-objects in it, that folder, or one file',
  )
  .option('--show <path>', 'print what a learner with this code would see')
  .option('--record', 'write which impostors a reverse kata shows, and which laws reject them');

command.action(async (given, { seeds, runs, as, show: shown, record = false }) => {
  const reverse = given.filter(isReverseQuery).map((query) => findReverseKata(query, undefined, `${npm} --`));
  const queries = given.filter((query) => !isReverseQuery(query));
  if (record && (reverse.length === 0 || queries.length > 0)) {
    throw new UserError('--record is for reverse katas', `${npm} -- r54 --record`);
  }
  if (reverse.length > 0 && (as !== undefined || shown !== undefined)) {
    throw new UserError('--as and --show are not for reverse katas', `${npm} -- ${reverse[0]?.kata.number}`);
  }
  const reverseCode = reverse.length > 0 ? await proveAllReverse(reverse, record) : 0;
  if (reverse.length > 0 && queries.length === 0) {
    setExitCode(reverseCode);
    return;
  }
  const katas = readKatas(queries, `${npm} --`, workbookRoot);
  const trialsOf = (option: 'as' | 'show', given: string) =>
    readTarget({
      option,
      given,
      from: callerFolder(),
      katas,
      areNamed: queries.length > 0,
      command: npm,
      root: workbookRoot,
    });
  if (as !== undefined && shown !== undefined) {
    throw new UserError('--as and --show cannot be combined', `${npm} -- --help`);
  }
  if (shown !== undefined) return show(trialsOf('show', shown));
  if (as !== undefined) {
    setExitCode(await proveUnder(seeds, runs, tryAs(trialsOf('as', as))));
    return;
  }
  const writingFindings = katas.reduce((sum, kata) => sum + reportWriting(kata), 0);
  const code = await proveUnder(seeds, runs, proofs(katas));
  // This comes last, because it runs solutions in this process, where an endless loop cannot be stopped. The laws have
  // already reported one.
  const exampleFindings = code === 0 ? await reportExamples(katas) : 0;
  setExitCode(writingFindings + exampleFindings + reverseCode === 0 ? code : 1);
});

await runCommand(command);

/** What a run of the laws has shown about one kata. */
interface Outcome {
  slug: string;
  /** Milliseconds that the laws took. */
  duration: number;
  findings: Findings;
}

/** Runs laws under one seed. */
type Proving = (runner: Runner, settings: RunSettings) => Promise<Outcome[]>;

/** Proves something under several seeds, the usual one first, and prints the findings. Returns the exit code. */
async function proveUnder(seeds: number, runs: number, proving: Proving): Promise<number> {
  const runner = await openRunner();
  let count = 0;
  for (let i = 0; i < seeds; i += 1) {
    const seed = i === 0 ? defaultSeed : Math.floor(Math.random() * 2 ** 31);
    // One after the other: they share the runner.
    // oxlint-disable-next-line no-await-in-loop
    const outcomes = await proving(runner, { seed, runs });
    outcomes.forEach((outcome) => report(outcome, seed));
    count += outcomes.reduce((sum, { findings }) => sum + findings.length, 0);
  }
  await runner.close();
  return count === 0 ? 0 : 1;
}

function proofs(katas: readonly Kata[]): Proving {
  return async (runner, settings) => {
    const found = await prove(runner, katas, settings);
    return found.map((proof) => ({ slug: proof.kata.slug, duration: proof.duration, findings: findingsOf(proof) }));
  };
}

function tryAs(trials: readonly Trial[]): Proving {
  return async (runner, settings) => {
    const results = await runner.run(trials, settings);
    return results.map((result) => ({
      slug: result.slug,
      duration: result.duration,
      findings: findingsOfRight(result),
    }));
  };
}

function report({ slug, duration, findings }: Outcome, seed: number): void {
  const verdict = findings.length === 0 ? 'holds' : 'does not hold';
  console.log(`${slug} with seed ${seed}: ${verdict} (${Math.round(duration)} ms)`);
  findings.forEach((line) => console.log(`  ${line}`));
}

/** Prints what is wrong or missing in the texts and files of a kata, and returns the number of findings. */
function reportWriting(kata: Kata): number {
  const findings = findingsInWriting(kata);
  if (findings.length > 0) console.log(`${kata.slug} is not finished:`);
  findings.forEach((line) => console.log(`  ${line}`));
  return findings.length;
}

/** Prints which lines of the statements' examples are not true, and returns their number. */
async function reportExamples(katas: readonly Kata[]): Promise<number> {
  let count = 0;
  for (const kata of katas) {
    // oxlint-disable-next-line no-await-in-loop
    const findings = await findingsInExample(kata);
    findings.forEach((line) => console.log(`${kata.slug}: ${line}`));
    count += findings.length;
  }
  return count;
}

/** Prints what a learner with this code would see. */
async function show(trials: readonly Trial[]): Promise<void> {
  const paint = createTheme();
  const runner = await openRunner();
  for (const { slug, rules, problem } of await runner.run(trials)) {
    const broken = rules
      .filter(({ state }) => state !== 'passed')
      .flatMap((rule) => ['', ...failureLines(rule, paint)]);
    const name = trials.length > 1 ? [paint.bold(slug)] : [];
    console.log([...name, ...(problem ? [problem.message] : []), ...ruleLines(rules, paint), ...broken].join('\n'));
  }
  await runner.close();
}
