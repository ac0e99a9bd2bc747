import type { ChildProcess } from 'node:child_process';
import type { Beat } from '../../../katas/support/heartbeat.ts';
import { killGroup, onBeat } from './child-process.ts';
import type { ExitCause } from './describe-exit.ts';
import { loopPlace } from './loop-place.ts';
import { sampleStacks } from './sample-stacks.ts';
import { forwardOutput, type Output } from './output.ts';

/** Handles what a child says and does. */
export interface ChildListener {
  message(message: unknown): void;
  beat(beat: Beat): void;
  exit(cause: ExitCause): void;
}

/** A child that someone listens to. */
export class ChildConnection {
  readonly child: ChildProcess;
  readonly #release: () => void;
  /** Why it was killed. */
  #killedFor: ExitCause | undefined;

  constructor(child: ChildProcess, to: Output, listener: ChildListener) {
    this.child = child;
    const output = forwardOutput(child, to, () => this.kill({ reason: 'flooded' }));
    const onExit = async (code: number | null, signal: NodeJS.Signals | null) => {
      const cause = this.#killedFor;
      // The system tells of the end before the child's last words have been read.
      listener.exit(cause ?? { reason: 'crashed', code, signal, stderrTail: await output.stderrTail() });
    };
    const onMessage = (message: unknown) => listener.message(message);
    child.on('message', onMessage);
    child.once('exit', onExit);
    onBeat(child, (beat) => listener.beat(beat));
    this.#release = () => {
      child.off('message', onMessage);
      child.off('exit', onExit);
      output.end();
    };
  }

  /** A message to a child that has just died is lost. Its exit is handled elsewhere. */
  post(message: object): void {
    if (this.child.connected) this.child.send(message, () => {});
  }

  /** Whether it is about to be killed. Messages that it still sends do not count. */
  get isDying(): boolean {
    return this.#killedFor !== undefined;
  }

  /** Only the first cause counts. A child in an endless loop may first say where the loop is. */
  kill(cause: ExitCause): void {
    if (this.#killedFor !== undefined && cause.reason === 'looped') return;
    this.#killedFor ??= cause;
    if (cause.reason === 'looped') void this.#killLoop(cause);
    else killGroup(this.child);
  }

  async #killLoop(cause: Extract<ExitCause, { reason: 'looped' }>): Promise<void> {
    const place = loopPlace(await sampleStacks(this.child));
    if (place !== undefined && this.#killedFor === cause) this.#killedFor = { ...cause, place };
    killGroup(this.child);
  }

  /** Stops listening, so that other code can listen to the child. */
  release(): ChildProcess {
    this.#release();
    return this.child;
  }
}
