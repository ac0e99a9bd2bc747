import { EventEmitter } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node';
import type { Verdict } from '../../../katas/support/verdict.ts';
import { attach } from './child-listener.ts';
import { FailureAttribution } from './failure-attribution.ts';
import { killGroup, launch, type ChildSettings } from './child-process.ts';
import type { Output } from './output.ts';
import type { PoolLimits } from './limits.ts';
import { StandbyProcess } from './standby-process.ts';
import { responseType } from './response-type.ts';
import { describeExit, type ExitCause } from './describe-exit.ts';
import { Watchdog } from './watchdog.ts';

/**
 * Called with the title of a rule whose code had to be stopped, and the reason. There is no title if the file was still
 * being loaded.
 */
export type StopListener = (rule: string | undefined, verdict: Verdict) => void;

const reserve = new StandbyProcess();
const atWork = new Set<SupervisedWorker>();
let stopListener: StopListener | undefined;

/** Stops all current runs. They have no result. */
export function abandonAll(): void {
  atWork.forEach((worker) => worker.abandon());
}

/** Reports to `listener`, instead of the previous one, what has to be stopped, long before the run is over. */
export function listenToStops(listener: StopListener | undefined): void {
  stopListener = listener;
}

/**
 * Runs test files in a child process. When the child loops, crashes, runs out of memory or floods the output, the rule
 * that was running is to blame. A new child runs the same file again, and immediately fails that rule with the reason.
 * Vitest sees one worker that answers.
 */
export class SupervisedWorker implements PoolWorker {
  readonly name = 'supervised';
  readonly cacheFs = true;
  readonly #settings: ChildSettings;
  readonly #output: Output;
  readonly #events = new EventEmitter();
  readonly #watchdog: Watchdog;
  readonly #warmProcess: PoolLimits['warmProcess'];
  readonly #inspect: string | undefined;
  #child: ChildProcess | undefined;
  #startRequest: WorkerRequest | undefined;
  #runRequest: WorkerRequest | undefined;
  #attribution = new FailureAttribution();
  #death: ExitCause | undefined;
  #detach = (): void => {};
  #restarting = false;
  /** Vitest waits for the answer to its first request. */
  #isStarting = false;
  /** The process has run something before, so Vitest is already set up in it. */
  #isStarted = false;

  constructor(
    { execArgv, env, project }: PoolOptions,
    { budget, environment = (all) => all, inspect, warmProcess }: PoolLimits,
  ) {
    this.#warmProcess = warmProcess;
    this.#inspect = inspect;
    this.#settings = { execArgv, env: environment(env) };
    this.#watchdog = new Watchdog(
      (death) => this.#kill(death),
      () => this.#child,
      budget,
    );
    const { outputStream, errorStream } = project.vitest.logger;
    this.#output = { stdout: outputStream, stderr: errorStream };
  }

  async start(): Promise<void> {
    atWork.add(this);
    const kept = this.#warmProcess?.take();
    this.#isStarted = kept !== undefined;
    this.#attachChild(kept ?? reserve.take(this.#settings) ?? launch(this.#debugged(this.#settings)));
  }

  async stop(): Promise<void> {
    atWork.delete(this);
    const child = this.#child;
    this.#child = undefined;
    this.#watchdog.stop();
    if (child) this.#releaseChild(child);
    reserve.prestart(this.#settings);
  }

  /** Gives up the current run. Vitest then stops it. */
  abandon(): void {
    // Vitest listens to errors only while it waits for something.
    if (!this.#runRequest) return;
    this.#runRequest = undefined;
    this.#watchdog.stop();
    this.#events.emit('error', new Error('The run was abandoned.'));
  }

  send(message: WorkerRequest): void {
    if ('type' in message && message.type === 'start') {
      this.#startRequest = message;
      if (this.#isStarted) {
        this.#events.emit('message', { __vitest_worker_response__: true, type: 'started' });
        return;
      }
      this.#isStarting = true;
    }
    if ('type' in message && (message.type === 'run' || message.type === 'collect')) {
      this.#runRequest = message;
      this.#attribution = new FailureAttribution();
      this.#watchdog.begin();
      // A debugger may take any time.
      if (this.#inspect === undefined) this.#watchdog.start(!this.#isStarted);
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

  /** Never reuse a child started after a kill: its KATA_VERDICTS make it fail those tests again. */
  #releaseChild(child: ChildProcess): void {
    if (!this.#warmProcess || !this.#attribution.isEmpty) {
      killGroup(child);
      return;
    }
    this.#detach();
    this.#warmProcess.put(child);
  }

  #debugged({ execArgv, env }: ChildSettings): ChildSettings {
    return { execArgv: this.#inspect ? [...execArgv, `--inspect-wait=${this.#inspect}`] : execArgv, env };
  }

  #attachChild(child: ChildProcess): void {
    this.#child = child;
    this.#death = undefined;
    const isMine = () => child === this.#child;
    this.#detach = attach(child, this.#output, {
      message: (message) => isMine() && this.#receive(message),
      beat: (beat) => isMine() && this.#watchdog.onHeartbeat(beat),
      flood: () => isMine() && this.#kill({ reason: 'flooded' }),
      exit: (death) => isMine() && this.#handleExit(this.#death ?? death),
    });
  }

  #receive(message: unknown): void {
    this.#watchdog.recordActivity();
    const type = responseType(message);
    if (type === 'started') this.#isStarting = false;
    if (this.#restarting && type === 'started') {
      this.#restarting = false;
      if (this.#runRequest) this.#post(this.#runRequest);
      return;
    }
    if (type === 'testfileFinished') {
      this.#runRequest = undefined;
      this.#watchdog.stop();
    }
    this.#events.emit('message', message);
  }

  #kill(death: ExitCause): void {
    this.#death ??= death;
    if (this.#child) killGroup(this.#child);
  }

  /** Blames the rule that was running when the child died, and runs the file again without it. */
  #handleExit(death: ExitCause): void {
    const { run } = this.#watchdog;
    this.#child = undefined;
    const verdict = describeExit(death, run);
    if (this.#isStarting) {
      // Vitest would end this whole process if a process exits that has never answered.
      this.#isStarting = false;
      const error = new Error(`A process for the tests could not be started: ${verdict.message}`);
      this.#events.emit('message', { __vitest_worker_response__: true, type: 'started', error });
      return;
    }
    if (!this.#runRequest) {
      this.#events.emit('exit');
      return;
    }
    // A reused child may have died from the previous run's leftovers, so retry once before giving up.
    if (!this.#attributeFailure(verdict)) {
      if (!this.#isStarted) {
        this.#watchdog.stop();
        this.#events.emit('error', new Error(verdict.message));
        return;
      }
      // The leftovers are not this run's loop, and must not shorten its limits.
      this.#watchdog.begin();
    }
    this.#isStarted = false;
    this.#restarting = true;
    this.#watchdog.start();
    this.#attachChild(
      launch({
        ...this.#settings,
        env: { ...this.#settings.env, KATA_VERDICTS: JSON.stringify(this.#attribution.verdicts) },
      }),
    );
    if (this.#startRequest) this.#post(this.#startRequest);
  }

  #attributeFailure(verdict: Verdict): boolean {
    const { lastTest, hasBegun, isSpent } = this.#watchdog;
    const blamed = this.#attribution.attribute(verdict, isSpent ? undefined : lastTest, hasBegun);
    if (blamed) stopListener?.(blamed.rule, verdict);
    return blamed !== undefined;
  }

  #post(message: WorkerRequest): void {
    if (this.#child?.connected) this.#child.send(message as object, () => {});
  }
}
