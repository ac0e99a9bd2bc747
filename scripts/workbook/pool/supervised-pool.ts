import { EventEmitter } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node';
import type { Verdict, Verdicts } from '../../../katas/support/verdict.ts';
import { killGroup, launch, onBeat, type ChildSettings } from './child-process.ts';
import { forwardOutput } from './output.ts';
import { Reserve } from './reserve.ts';
import { verdictOf, type Death } from './verdict-of.ts';
import { Watchdog } from './watchdog.ts';

/** What the processes of a pool may do and know. */
export interface PoolLimits {
  /** Milliseconds that one file of tests may take before patience with each of its tests ends; endless by default. */
  budget?: number;
  /** The environment that a process gets of the one it would get; all of it by default. */
  environment?: (env: Partial<NodeJS.ProcessEnv>) => Partial<NodeJS.ProcessEnv>;
}

/** A vitest pool whose workers can be stopped: each runs in a process group that is watched and killed. */
export function createSupervisedPool(limits: PoolLimits = {}) {
  return {
    name: 'supervised',
    createPoolWorker: (options: PoolOptions): PoolWorker => new SupervisedWorker(options, limits),
  };
}

/** The pool that runs what people write on their own machines. */
export const supervisedPool = createSupervisedPool();

const reserve = new Reserve();

/**
 * Runs test files in a child process. When the child loops, crashes, runs out of memory or floods the output, the rule
 * that ran is to blame: a new child runs the same file again and fails that rule at once with the reason. Vitest sees
 * one worker that answers.
 */
class SupervisedWorker implements PoolWorker {
  readonly name = 'supervised';
  readonly cacheFs = true;
  readonly #settings: ChildSettings;
  readonly #output: { stdout: NodeJS.WritableStream; stderr: NodeJS.WritableStream };
  readonly #events = new EventEmitter();
  readonly #watchdog: Watchdog;
  #child: ChildProcess | undefined;
  #startRequest: WorkerRequest | undefined;
  #runRequest: WorkerRequest | undefined;
  #verdicts: Verdicts = { tests: {}, rules: [] };
  #death: Death | undefined;
  #restarting = false;

  constructor({ execArgv, env, project }: PoolOptions, { budget, environment = (all) => all }: PoolLimits) {
    this.#settings = { execArgv, env: environment(env) };
    this.#watchdog = new Watchdog(
      (death) => this.#kill(death),
      () => this.#child?.pid,
      budget,
    );
    const { outputStream, errorStream } = project.vitest.logger;
    this.#output = { stdout: outputStream, stderr: errorStream };
  }

  async start(): Promise<void> {
    this.#adopt(reserve.take(this.#settings) ?? launch(this.#settings));
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    this.#watchdog.rest();
    if (child) killGroup(child);
    reserve.refill(this.#settings);
  }

  send(message: WorkerRequest): void {
    if ('type' in message && message.type === 'start') this.#startRequest = message;
    if ('type' in message && (message.type === 'run' || message.type === 'collect')) {
      this.#runRequest = message;
      this.#verdicts = { tests: {}, rules: [] };
      this.#watchdog.begin();
      this.#watchdog.watch();
    }
    this.#post(message);
  }

  on(event: string, listener: (value: unknown) => void): void {
    this.#events.on(event, listener);
  }

  off(event: string, listener: (value: unknown) => void): void {
    this.#events.off(event, listener);
  }

  deserialize(data: unknown): unknown {
    return data;
  }

  #adopt(child: ChildProcess): void {
    this.#child = child;
    this.#death = undefined;
    child.on('message', (message) => {
      if (child === this.#child) this.#receive(message);
    });
    onBeat(child, (beat) => {
      if (child === this.#child) this.#watchdog.hear(beat);
    });
    const tail = forwardOutput(child, this.#output, () => this.#kill({ reason: 'flooded' }));
    child.once('exit', (code, signal) => {
      if (child === this.#child) this.#bury(this.#death ?? { reason: 'crashed', code, signal, lastWords: tail() });
    });
  }

  #receive(message: unknown): void {
    this.#watchdog.signOfLife();
    const type = responseType(message);
    if (this.#restarting && type === 'started') {
      this.#restarting = false;
      if (this.#runRequest) this.#post(this.#runRequest);
      return;
    }
    if (type === 'testfileFinished') {
      this.#runRequest = undefined;
      this.#watchdog.rest();
    }
    this.#events.emit('message', message);
  }

  #kill(death: Death): void {
    this.#death ??= death;
    if (this.#child) killGroup(this.#child);
  }

  /** Blames the rule that ran when the child died, and tries the file again without it. */
  #bury(death: Death): void {
    this.#child = undefined;
    if (!this.#runRequest) {
      this.#events.emit('exit');
      return;
    }
    const verdict = verdictOf(death, this.#watchdog.run);
    if (!this.#blame(verdict)) {
      this.#watchdog.rest();
      this.#events.emit('error', new Error(verdict.message));
      return;
    }
    this.#restarting = true;
    this.#watchdog.watch();
    this.#adopt(
      launch({ ...this.#settings, env: { ...this.#settings.env, KATA_VERDICTS: JSON.stringify(this.#verdicts) } }),
    );
    if (this.#startRequest) this.#post(this.#startRequest);
  }

  /**
   * Blames the test that ran or, between two, the one that ran last; else what ran before all tests, which is loading
   * the file.
   *
   * @returns false where that had been blamed before, or nothing had begun
   */
  #blame(verdict: Verdict): boolean {
    const { lastTest: test, hasBegun } = this.#watchdog;
    const known = test && this.#verdicts.tests[test.id];
    if (test && (!known || known.shrinking)) {
      // A law that dies again although it no longer shrinks is blamed without its input.
      this.#verdicts.rules.push(test.rule);
      this.#verdicts.tests[test.id] = known ? { reason: verdict.reason, message: verdict.message } : verdict;
      return true;
    }
    if (!hasBegun || this.#verdicts.import) return false;
    this.#verdicts.import = { reason: verdict.reason, message: verdict.message };
    return true;
  }

  #post(message: WorkerRequest): void {
    if (this.#child?.connected) this.#child.send(message as object, () => {});
  }
}

function responseType(message: unknown): unknown {
  const isResponse = typeof message === 'object' && message !== null && '__vitest_worker_response__' in message;
  return isResponse && 'type' in message ? message.type : undefined;
}
