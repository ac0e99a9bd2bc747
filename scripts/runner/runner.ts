import type { Writable } from 'node:stream';
import type { Vitest } from 'vitest/node';
import { withTarget } from '../../katas/support/target.ts';
import type { KillReason } from '../../katas/support/killed.ts';
import type { LawSettings } from '../../katas/support/law-settings.ts';
import { cancellable } from '../platform/cancel.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { chunksOf } from '../platform/chunks.ts';
import { lawSettingsFrom } from './environment.ts';
import { withProject, type RunFiles } from './run-files.ts';
import { createSupervisedPool, type SupervisedPool } from './supervisor/supervised-pool.ts';
import { validateCode } from './validate-code.ts';
import { ownVitest } from './vitest-project.ts';
import { readResult } from './read-result.ts';
import type { Job, KataResult, Problem, RuleResult } from './result.ts';
import { nullStream } from '../platform/null-stream.ts';
import { parseRule, readStatement, type Rule } from '../kata/statement.ts';
import { UserError } from '../platform/errors/user-error.ts';

/** How jobs are run. Missing settings of laws come from `KATA_SEED` and `KATA_RUNS`, or are the defaults. */
export interface RunSettings extends Omit<LawSettings, 'once' | 'canSkip'> {
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
  onStop?: (rule: Rule | undefined, reason: KillReason) => void;
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
  /** Keeps a started process in reserve (a standby process), so that the next run need not wait for one to start. */
  standby?: boolean;
  /**
   * Waits for a debugger at this address, `127.0.0.1:9229`. Empty if one is already attached. Lifts all time limits.
   */
  inspect?: string;
  /** Where the output of the code goes. By default it is discarded. */
  output?: Writable;
}

/** Shared processes leak modules. After about 80 jobs, they mostly collect garbage, so each batch gets new ones. */
const batchSize = 80;

const neverAborted = new AbortController().signal;

/** Opens a runner. Vitest starts with the first run, or immediately if processes are kept in reserve. */
export async function openRunner({
  root = workbookRoot,
  standby = false,
  inspect,
  output = nullStream(),
}: RunnerOptions = {}): Promise<Runner> {
  // Read before Vitest starts, which would show an error in its configuration with a stack.
  const fromShell = lawSettingsFrom(process.env);
  const pool = createSupervisedPool({ standby, inspect, showsLoops: true });
  let started: Promise<Vitest> | undefined;
  const vitest = () => (started ??= startVitest(root, pool, output));
  if (standby) await vitest();
  let previous: Promise<unknown> = Promise.resolve();
  const runInBatches = async (jobs: readonly Job[], settings: RunSettings) => {
    const results: KataResult[] = [];
    for (const some of chunksOf(jobs, batchSize))
      results.push(...(await runJobs({ vitest, pool, root, fromShell }, some, settings)));
    return results;
  };
  /** Runs `work` once everything before it has ended. */
  const inTurn = <T>(signal: AbortSignal, work: () => Promise<T>) => {
    const result = previous.then(() => cancellable(signal, work, () => pool.abandon()));
    previous = result.catch(() => {});
    return result;
  };
  return {
    run: (jobs, settings = {}) => inTurn(settings.signal ?? neverAborted, () => runInBatches(jobs, settings)),
    withProject: (project, use, signal = neverAborted) =>
      inTurn(signal, async () => withProject({ vitest: await vitest(), pool, fromShell }, project, use, signal)),
    invalidate: (file) => void started?.then((one) => one.invalidateFile(file)),
    // A start-up failure was already reported by run(), so close() ignores it.
    close: async () => (await started?.catch(() => undefined))?.close(),
  };
}

async function startVitest(root: string, pool: SupervisedPool, output: Writable): Promise<Vitest> {
  // This is slow to load, and problems before a run are reported without it.
  const { createVitest } = await import('vitest/node');
  return createVitest(
    'test',
    // With its default loader, Vite would write into the folder, which may be read-only.
    { ...ownVitest, root, pool, project: ['katas', 'solutions', 'laws'], configLoader: 'runner' },
    { logLevel: 'silent' },
    { stdout: output, stderr: output },
  );
}

interface OpenRunner {
  /** Starts Vitest with the first call. */
  vitest: () => Promise<Vitest>;
  pool: SupervisedPool;
  root: string;
  fromShell: LawSettings;
}

async function runJobs(
  { vitest: start, pool, root, fromShell }: OpenRunner,
  jobs: readonly Job[],
  { shared = false, onStop, signal: _, ...laws }: RunSettings,
): Promise<KataResult[]> {
  const withoutRun = jobs.map((job) => {
    const problem = validateCode(job.kata, job.target);
    return problem && resultWithoutRun(job, problem);
  });
  if (withoutRun.every((result) => result !== undefined)) return withoutRun;
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
  const runnable = specifications.filter((_, i) => !withoutRun[i]);
  vitest.state.clearErrors();
  pool.listen(onStop && ((title, { reason }) => onStop(title === undefined ? undefined : parseRule(title), reason)));
  const once = laws.path !== undefined;
  project.provide('laws', { ...fromShell, ...laws, once });
  const { unhandledErrors } = await vitest.runTestSpecifications(runnable);
  return jobs.map((job, i) => withoutRun[i] ?? readResult(job, specifications[i]?.testModule, unhandledErrors));
}

function testNamePattern({ only, test }: Job): { testNamePattern?: RegExp } {
  if (test) {
    const literally = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
    return { testNamePattern: new RegExp(`^${literally(test.heading)} ${literally(test.title)}$`) };
  }
  return only ? { testNamePattern: new RegExp(`^(?:${only.join('|')}) ★`) } : {};
}

/** The result of a job that cannot run. */
function resultWithoutRun({ kata, target }: Job, problem: Problem): KataResult {
  const rules = readStatement(kata.statement).rules.map((rule): RuleResult => ({
    rule,
    state: 'failed',
    failures: [],
  }));
  return { slug: kata.slug, target, rules, problem, duration: 0 };
}
