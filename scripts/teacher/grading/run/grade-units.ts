import { withTarget } from '../../../../katas/support/target.ts';
import type { Kata } from '../../../kata/catalog.ts';
import { hashOfTests, readTestList } from '../../../kata/lists.ts';
import { starterIds, starterTexts } from '../../../kata/starters.ts';
import { isReverseSlug, listedReverse } from '../../../reverse/reverse-kata.ts';
import { lawSettingsFrom } from '../../../runner/environment.ts';
import { Compiler } from '../../sandbox/compile/compiler.ts';
import { manifestOf, type Manifest } from '../judge/manifest.ts';
import { evaluateRun, judgedWithoutRun, type Judgement } from '../judge/evaluate-run.ts';
import { isStarter, type GradingJob } from '../grading-job.ts';
import { gradeLaws, seenExports } from './grade-laws.ts';
import { GradingWorker, type Outcome } from './grading-worker.ts';
import { retry } from './retry.ts';
import { vitestForLaws, vitestForSolutions } from './sandboxed-vitest.ts';
import { SubmissionWorkspace } from './workspace.ts';

/**
 * How often a starter is run before its kata counts as one that cannot be graded here. On a busy machine, a run may
 * fail.
 */
const starterAttempts = 3;

/** How submissions are run. */
export interface GradeOptions {
  /** The workbook whose tests judge. */
  root: string;
  /** How many jobs run at the same time. */
  jobs: number;
  /** The seed of the laws. It differs from the well-known default. */
  seed: number;
  /** Called as soon as a job is graded. */
  graded: (unit: GradingJob, judgement: Judgement) => void;
}

/** Two workers: one runs solutions, the other one laws. Each starts when it is first needed. */
interface Lane {
  solutions: GradingWorker;
  laws: GradingWorker;
}

/** What all lanes share. */
interface SharedResources {
  /** The original starters, by slug and file. */
  starters: ReadonlyMap<string, ReadonlyMap<string, string>>;
  workspace: SubmissionWorkspace;
  compiler: Compiler;
  /** A hash of what each kata's tests report, by slug. */
  tests: Readonly<Record<string, string>>;
  /** What the tests of katas report, as far as a starter was run to find out. */
  manifests: Map<string, Promise<Manifest>>;
}

/**
 * Grades jobs with one lane per parallel job. A job that fails affects only itself.
 *
 * @throws {UserError} if the workbook lacks the starter of a kata
 */
export async function gradeUnits(
  units: readonly GradingJob[],
  { root, jobs, seed, graded }: GradeOptions,
): Promise<void> {
  // Not the `path` of a counterexample, which the shell may set, too: it would limit each law to one input.
  const { runs } = lawSettingsFrom(process.env);
  const laws = { seed, ...(runs === undefined ? {} : { runs }) };
  const starters = starterIds(root);
  const toRun = units.filter((unit) => {
    const reason = unit.problem ?? (isStarter(unit, starters) ? ({ status: 'not started' } as const) : undefined);
    if (reason) graded(unit, judgedWithoutRun(unit.kata, reason));
    return !reason;
  });
  if (toRun.length === 0) return;
  const katas = [...new Map(toRun.map(({ kata }) => [kata.slug, kata])).values()];
  // Read before anything runs, because without them every score would be withheld.
  const texts = starterTexts(katas, 'nothing can be graded');
  const shared: SharedResources = {
    starters: texts,
    workspace: new SubmissionWorkspace(),
    compiler: new Compiler(),
    tests: readTestList(root),
    manifests: new Map(),
  };
  const lanes = Array.from({ length: jobs }, (): Lane => {
    const temp = shared.workspace.tempFolder();
    const options = { root, stage: shared.workspace.root, temp, laws };
    return {
      solutions: new GradingWorker({ start: vitestForSolutions(options, katas), temp, lifetime: 24 }),
      // Most of the modules that a run leaves behind are the workbook's own, which are the same for every student.
      laws: new GradingWorker({ start: vitestForLaws(options, seenExports(katas)), temp, lifetime: 400 }),
    };
  });
  // Vitest sets an exit code when tests fail, although this process has not failed.
  const { exitCode } = process;
  try {
    const ordinary = toRun.filter(({ kata }) => !isReverseSlug(kata.slug));
    shared.compiler.start();
    for (const { solutions } of lanes.slice(0, ordinary.length)) solutions.start();
    await spread(lanes, jobsByStudent(toRun), async (lane, unit) => {
      graded(unit, await gradeJob(shared, unit, lane, seed).catch((error: unknown) => graderError(unit.kata, error)));
    });
  } finally {
    process.exitCode = exitCode;
    await Promise.all(lanes.flatMap((lane) => [lane.solutions.close(), lane.laws.close()]));
    shared.compiler.close();
    shared.workspace.close();
  }
}

/**
 * Gives each group to the next free lane, which works on it from its beginning. Once no group is left, a free lane helps
 * with the one that has the most left to do, from its end.
 */
async function spread<T>(
  lanes: readonly Lane[],
  groups: readonly (readonly T[])[],
  work: (lane: Lane, piece: T) => Promise<void>,
): Promise<void> {
  const waiting = groups.map((group) => [...group]);
  const begun: T[][] = [];
  const drive = async (lane: Lane) => {
    for (let group = waiting.shift(); group !== undefined; group = waiting.shift()) {
      begun.push(group);
      // oxlint-disable-next-line no-await-in-loop
      for (let piece = group.shift(); piece !== undefined; piece = group.shift()) await work(lane, piece);
    }
    const longest = () => begun.reduce((longer, group) => (group.length > longer.length ? group : longer), []);
    for (let piece = longest().pop(); piece !== undefined; piece = longest().pop()) await work(lane, piece);
  };
  await Promise.all(lanes.map(drive));
}

function jobsByStudent(units: readonly GradingJob[]): GradingJob[][] {
  const byStudent = new Map<string, GradingJob[]>();
  for (const unit of units) byStudent.set(unit.student, [...(byStudent.get(unit.student) ?? []), unit]);
  return [...byStudent.values()];
}

async function gradeJob(shared: SharedResources, unit: GradingJob, lane: Lane, seed: number): Promise<Judgement> {
  const reverse = listedReverse(unit.kata);
  return reverse
    ? gradeLaws({ ...shared, worker: lane.laws, seed }, unit, reverse)
    : gradeUnit(shared, unit, lane.solutions);
}

async function gradeUnit(shared: SharedResources, unit: GradingJob, worker: GradingWorker): Promise<Judgement> {
  const { workspace, compiler } = shared;
  const { student, kata, isShared } = unit;
  const staged = await workspace.add(unit, compiler);
  if ('refusal' in staged) return judgedWithoutRun(kata, staged.refusal);
  try {
    const address = withTarget(kata.tests, staged.target);
    const run = async (attempt: number) => {
      const outcome = await worker.run(student, address, isShared || attempt > 1);
      return evaluateRun(kata, staged, outcome, await expectedFrom(shared, kata, outcome, worker));
    };
    // A grader error gets a second attempt.
    return await retry(2, run, ({ status }) => status !== 'grader error');
  } finally {
    workspace.remove(staged);
  }
}

/**
 * The tests that a run must have reported. If it reported the tests that the workbook lists, these are the ones. If it
 * did not, the list may be out of date, or tests may not run on this machine. The starter shows which.
 *
 * @throws {Error} if the starter cannot be used to find out
 */
async function expectedFrom(
  shared: SharedResources,
  kata: Kata,
  { module }: Outcome,
  worker: GradingWorker,
): Promise<Manifest> {
  const reported = module ? manifestOf(module) : [];
  if (hashOfTests(reported) === shared.tests[kata.slug]) return reported;
  const known = shared.manifests.get(kata.slug) ?? determineManifest(shared, kata, worker);
  shared.manifests.set(kata.slug, known);
  return known;
}

/**
 * Determines which tests a kata reports, with the help of the starter, on which every test runs and fails.
 *
 * @throws {Error} if a test passes on the starter, because such tests cannot be used for grading
 */
async function determineManifest(
  { starters, workspace, compiler }: SharedResources,
  kata: Kata,
  worker: GradingWorker,
): Promise<Manifest> {
  const starter = new Map([...(starters.get(kata.slug) ?? [])].map(([name, text]) => [name, Buffer.from(text)]));
  const staged = await workspace.add({ kata, files: starter }, compiler);
  if ('refusal' in staged) throw new Error(`The starter of ${kata.slug} can't be run: ${staged.refusal.reason}`);
  const run = async (attempt: number) => {
    const outcome = await worker.run('', withTarget(kata.tests, staged.target), attempt > 1);
    const manifest = outcome.module ? manifestOf(outcome.module) : [];
    return { manifest, judgement: evaluateRun(kata, staged, outcome, manifest) };
  };
  const { manifest, judgement } = await retry(starterAttempts, run, (one) => one.judgement.status === 'failed');
  workspace.remove(staged);
  if (judgement.status !== 'failed') {
    throw new Error(`The tests of ${kata.slug} can't be relied on here: ${judgement.reason ?? judgement.status}`);
  }
  return manifest;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function graderError(kata: Kata, error: unknown): Judgement {
  return judgedWithoutRun(kata, { status: 'grader error', reason: `The grader failed: ${asError(error).message}` });
}
