import type { Writable } from 'node:stream';
import type { Vitest } from 'vitest/node';
import { withTarget } from '../../katas/support/target.ts';
import type { Verdict } from '../../katas/support/verdict.ts';
import { cancellable } from '../platform/cancel.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { chunksOf } from '../platform/chunks.ts';
import { poolOf, withProject, type RunFiles } from './run-files.ts';
import { validateCode } from './validate-code.ts';
import { readResult } from './read-result.ts';
import type { Job, KataResult, Problem, RuleResult } from './result.ts';
import { nullStream } from '../platform/null-stream.ts';
import { parseRule, readStatement, type Rule } from '../kata/statement.ts';
import { UserError } from '../platform/errors/user-error.ts';

/** How the laws are run. Missing settings come from `KATA_SEED` and `KATA_RUNS`, or are the defaults. */
export interface RunSettings {
  seed?: number;
  /** Runs each law once, with the input to which this path of fast-check leads from the seed. */
  path?: string;
  /** Runs each law under all of these seeds instead. A rule's failures then list the seeds that broke it. */
  seeds?: readonly number[];
  runs?: number;
  /**
   * Ends each job at its first failure, without shrinking. This is enough to know that code is wrong. The other rules
   * count as failed.
   */
  firstFailure?: boolean;
  /**
   * Jobs share processes. This is faster, but only for the workbook's own code. By default, each job has its own
   * process.
   */
  shared?: boolean;
  /** Aborted when nobody waits for the results any more. A long run is then stopped without results. */
  signal?: AbortSignal;
  /**
   * Called when code had to be stopped, with its rule, or with none if the file was still being loaded. The run
   * continues.
   */
  stopped?: (rule: Rule | undefined, reason: Verdict['reason']) => void;
}

/** Runs katas in supervised processes and keeps everything warm between runs. */
export interface Runner {
  /**
   * The results in the order of the jobs.
   *
   * @throws {CancelledError} if the signal was aborted
   */
  run(jobs: readonly Job[], settings?: RunSettings): Promise<KataResult[]>;
  /**
   * Lends a project of `vitest.config.ts` to code that runs test files in several steps. No other run begins meanwhile.
   *
   * @throws {CancelledError} if the signal was aborted
   */
  withProject<T>(project: string, use: (run: RunFiles) => Promise<T>, signal?: AbortSignal): Promise<T>;
  /** Reports that a file has changed, so that it is loaded again. */
  invalidate(file: string): void;
  close(): Promise<void>;
}

/** How a runner is opened. */
export interface RunnerOptions {
  root?: string;
  /** Keeps a process in reserve, so that the next run need not wait for one to start. */
  reserve?: boolean;
  /** Where the output of the code goes. By default it is discarded. */
  output?: Writable;
}

/** Shared processes leak modules; past about 80 jobs garbage collection dominates, so restart per batch. */
const batchSize = 80;

/** Default signal: never aborted. */
const never = new AbortController().signal;

/** Opens a runner. Vitest starts with the first run, or immediately if processes are kept in reserve. */
export async function openRunner({
  root = workbookRoot,
  reserve = false,
  output = nullStream(),
}: RunnerOptions = {}): Promise<Runner> {
  if (reserve) process.env['KATA_RESERVE'] = '1';
  let started: Promise<Vitest> | undefined;
  const vitest = () => (started ??= startVitest(root, output));
  if (reserve) await vitest();
  let previous: Promise<unknown> = Promise.resolve();
  const runInBatches = async (jobs: readonly Job[], settings: RunSettings) => {
    const results: KataResult[] = [];
    for (const some of chunksOf(jobs, batchSize)) results.push(...(await runJobs(vitest, root, some, settings)));
    return results;
  };
  const inTurn = <T>(signal: AbortSignal, work: () => Promise<T>) => {
    const mine = previous.then(() => cancellable(signal, work, abandonRuns));
    previous = mine.catch(() => {});
    return mine;
  };
  const abandonRuns = () => void started?.then((one) => one.projects.forEach((project) => poolOf(project)?.abandon()));
  return {
    run: (jobs, settings = {}) => inTurn(settings.signal ?? never, () => runInBatches(jobs, settings)),
    withProject: (project, use, signal = never) =>
      inTurn(signal, async () => withProject(await vitest(), project, use, signal)),
    invalidate: (file) => void started?.then((one) => one.invalidateFile(file)),
    // A start-up failure was already reported by run(), so close() ignores it.
    close: async () => (await started?.catch(() => undefined))?.close(),
  };
}

async function startVitest(root: string, output: Writable): Promise<Vitest> {
  // This is slow to load, and problems before a run are reported without it.
  const { createVitest } = await import('vitest/node');
  return createVitest(
    'test',
    // With its default loader, Vite would write into the folder, which may be read-only.
    { root, watch: false, reporters: [{}], project: ['katas', 'solutions', 'laws'], configLoader: 'runner' },
    { logLevel: 'silent' },
    { stdout: output, stderr: output },
  );
}

/**
 * Runs something with variables set in the environment of this process. Vitest passes them to the processes that run
 * tests.
 */
async function withEnvironment<T>(variables: Record<string, string | undefined>, action: () => Promise<T>): Promise<T> {
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]));
  setEnvironment(variables);
  try {
    return await action();
  } finally {
    setEnvironment(before);
  }
}

function setEnvironment(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

/** The environment variables that tell the processes how to run the laws. */
function variablesFor({
  seed,
  path,
  seeds,
  runs,
  firstFailure = false,
}: RunSettings): Record<string, string | undefined> {
  return {
    KATA_SEEDS: seeds?.join(','),
    ...(seed === undefined ? {} : { KATA_SEED: String(seed) }),
    ...(runs === undefined ? {} : { KATA_RUNS: String(runs) }),
    ...(path === undefined ? {} : { KATA_PATH: path, KATA_ONCE: '1' }),
    KATA_FIRST_FAILURE: firstFailure ? '1' : undefined,
  };
}

async function runJobs(
  start: () => Promise<Vitest>,
  root: string,
  jobs: readonly Job[],
  { shared = false, stopped, ...how }: RunSettings,
): Promise<KataResult[]> {
  const broken = jobs.map((job) => {
    const problem = validateCode(job.kata, job.target, root);
    return problem && brokenBefore(job, problem);
  });
  if (broken.every((result) => result !== undefined)) return broken;
  const vitest = await start();
  const project = vitest.projects.find(({ name }) => name === (shared ? 'solutions' : 'katas'));
  if (!project) {
    throw new UserError(
      'vitest.config.ts lacks the projects "katas" and "solutions"',
      'git checkout -- vitest.config.ts',
    );
  }
  const specifications = jobs.map((job) =>
    project.createSpecification(withTarget(job.kata.tests, job.target), testNamePattern(job)),
  );
  const runnable = specifications.filter((_, i) => !broken[i]);
  vitest.state.clearErrors();
  poolOf(project)?.onStop(
    stopped && ((title, { reason }) => stopped(title === undefined ? undefined : parseRule(title), reason)),
  );
  const { unhandledErrors } = await withEnvironment(variablesFor(how), () => vitest.runTestSpecifications(runnable));
  return jobs.map((job, i) => broken[i] ?? readResult(job, specifications[i]?.testModule, unhandledErrors));
}

function testNamePattern({ only, test }: Job): { testNamePattern?: RegExp } {
  if (test) {
    const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return { testNamePattern: new RegExp(`^${literally(test.heading)} ${literally(test.title)}$`) };
  }
  return only ? { testNamePattern: new RegExp(`^(?:${only.join('|')}) ★`) } : {};
}

function brokenBefore({ kata, target }: Job, problem: Problem): KataResult {
  const rules = readStatement(kata.statement).rules.map((rule): RuleResult => ({
    rule,
    state: 'failed',
    failures: [],
  }));
  return { slug: kata.slug, target, rules, problem, duration: 0 };
}
