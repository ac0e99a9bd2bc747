import { EventEmitter } from 'node:events';
import type { ChildProcess } from 'node:child_process';
import type { PoolOptions, PoolWorker, WorkerRequest } from 'vitest/node';
import type { Killed } from '../../../katas/support/killed.ts';
import type { LawSettings } from '../../../katas/support/law-settings.ts';
import { ChildConnection } from './child-connection.ts';
import { killGroup, launch, type ChildSettings } from './child-process.ts';
import { describeExit, type ExitCause } from './describe-exit.ts';
import { fileLimits } from './limits.ts';
import type { Output } from './output.ts';
import type { StandbyProcess } from './standby-process.ts';
import type { WarmPlace, WarmProcessSlot } from './warm-process.ts';
import { Watchdog } from './watchdog.ts';
import { transition, type RunRequest, type WorkerEffect, type WorkerEvent, type WorkerState } from './worker-state.ts';

/** What the workers of a pool share. */
export interface PoolContext {
  /** Milliseconds that one test file may take before the limits of its tests shrink. No limit by default. */
  budgetMs?: number | undefined;
  /** Selects the part of the environment that a process gets. Everything by default. */
  environment?: ((env: Partial<NodeJS.ProcessEnv>) => Partial<NodeJS.ProcessEnv>) | undefined;
  /**
   * The address on which to wait for a debugger, `127.0.0.1:9229`. Empty if one is already attached. In both cases
   * there are no time limits.
   */
  inspect?: string | undefined;
  /** Where a process waits for the next run after one that it has survived. By default it is stopped. */
  warmProcess?: WarmProcessSlot | undefined;
  /** Whether reports of endless loops say where the loop is. */
  showsLoops?: boolean | undefined;
  /** A process that has never run anything. */
  standby?: StandbyProcess | undefined;
  /** The workers that Vitest uses now. */
  active: Set<SupervisedWorker>;
  /** Called long before the run is over. There is no rule if the file was still being loaded. */
  onStop: (rule: string | undefined, killed: Killed) => void;
}

/**
 * Runs test files in a child process. When the child loops, crashes, runs out of memory or floods the output, the rule
 * that was running is to blame. A new child runs the same file again, and immediately fails that rule with the reason.
 * Vitest sees one worker that answers. `worker-state.ts` decides what to do, and this class does it.
 */
export class SupervisedWorker implements PoolWorker {
  readonly name = 'supervised';
  readonly cacheFs = true;
  readonly #pool: PoolContext;
  readonly #settings: ChildSettings;
  readonly #output: Output;
  readonly #events = new EventEmitter();
  readonly #watchdog: Watchdog;
  #connection: ChildConnection | undefined;
  #state: WorkerState = { is: 'stopped' };
  /**
   * Where the process goes after the run. Reserved when the worker starts, because others may have the slot when it
   * stops.
   */
  #place: WarmPlace | undefined;

  constructor({ execArgv, env, project }: PoolOptions, pool: PoolContext) {
    this.#pool = pool;
    const showsStack = pool.showsLoops === true && pool.inspect === undefined;
    this.#settings = { execArgv, env: pool.environment?.(env) ?? env, showsStack };
    this.#watchdog = new Watchdog(
      (cause) => this.#connection?.kill(cause),
      () => this.#connection?.child,
    );
    const { outputStream, errorStream } = project.vitest.logger;
    this.#output = { stdout: outputStream, stderr: errorStream };
  }

  async start(): Promise<void> {
    this.#pool.active.add(this);
    this.#place = this.#pool.warmProcess?.reserve();
    const warm = this.#place?.take();
    this.#connect(warm ?? this.#freshChild({ isDebugged: true }));
    this.#handle({ type: 'connect', isWarm: warm !== undefined });
  }

  async stop(): Promise<void> {
    this.#pool.active.delete(this);
    this.#handle({ type: 'stop' });
    this.#place?.leave();
    this.#pool.standby?.prestart(this.#settings);
  }

  /** Gives up the current run. Vitest then stops it. */
  abandon(): void {
    this.#handle({ type: 'abandon' });
  }

  send(request: WorkerRequest): void {
    this.#watchdog.unanswered.onAnswer(request);
    this.#handle({ type: 'request', request });
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

  #handle(event: WorkerEvent): void {
    const [next, ...effects] = transition(this.#state, event);
    this.#state = next;
    effects.forEach((effect) => this.#perform(effect));
  }

  #perform(effect: WorkerEffect): void {
    switch (effect.do) {
      case 'post':
        this.#connection?.post(effect.request);
        break;
      case 'emit':
        this.#events.emit(effect.event, effect.value);
        break;
      case 'watch':
        this.#watchdog.begin(fileLimits(lawSettingsOf(effect.run), this.#pool.budgetMs), effect.isNew);
        // A debugger may take any time.
        if (this.#pool.inspect === undefined) this.#watchdog.start();
        break;
      case 'unwatch':
        this.#watchdog.stop();
        break;
      case 'replace child':
        this.#watchdog.beginAgain();
        this.#watchdog.start();
        this.#connect(this.#freshChild({ isDebugged: false }));
        break;
      case 'report':
        this.#pool.onStop(effect.rule, effect.killed);
        break;
      case 'release child':
        this.#releaseChild(effect.isReusable);
        break;
      default:
        effect satisfies never;
    }
  }

  /** @param isDebugged only the first child of a debugged run waits for the debugger */
  #freshChild({ isDebugged }: { isDebugged: boolean }): ChildProcess {
    const { inspect, standby } = this.#pool;
    if (isDebugged && inspect) {
      const execArgv = [...this.#settings.execArgv, `--inspect-wait=${inspect}`];
      return launch({ ...this.#settings, execArgv });
    }
    return standby?.take(this.#settings) ?? launch(this.#settings);
  }

  #connect(child: ChildProcess): void {
    const isCurrent = () => connection === this.#connection;
    const connection = new ChildConnection(child, this.#output, {
      message: (message) => {
        if (!isCurrent() || connection.isDying) return;
        this.#watchdog.recordActivity();
        this.#watchdog.unanswered.onMessage(message);
        this.#handle({ type: 'message', message });
      },
      beat: (beat) => isCurrent() && this.#watchdog.onHeartbeat(beat),
      exit: (cause) => isCurrent() && this.#onExit(cause),
    });
    this.#connection = connection;
    this.#watchdog.unanswered.clear();
  }

  #onExit(cause: ExitCause): void {
    const { run, suspect } = this.#watchdog;
    this.#connection = undefined;
    this.#handle({ type: 'exit', killed: describeExit(cause, run), suspect });
  }

  #releaseChild(isReusable: boolean): void {
    const connection = this.#connection;
    this.#connection = undefined;
    if (connection === undefined) return;
    if (isReusable && this.#place) this.#place.put(connection.release());
    else killGroup(connection.child);
  }
}

function lawSettingsOf({ context }: RunRequest): LawSettings {
  return (context.providedContext as { laws?: LawSettings }).laws ?? {};
}
