import type { ChildProcess } from 'node:child_process';
import type { Beat } from '../../../katas/support/heartbeat.ts';
import { onBeat } from './child-process.ts';
import { forwardOutput, type Output } from './output.ts';
import type { ExitCause } from './describe-exit.ts';

/** Handles what a child says and does. */
export interface ChildListener {
  message(message: unknown): void;
  beat(beat: Beat): void;
  /** It prints too much. */
  flood(): void;
  exit(death: ExitCause): void;
}

/**
 * Listens to a child.
 *
 * @returns a function that stops listening, so that other code can listen
 */
export function attach(child: ChildProcess, to: Output, listener: ChildListener): () => void {
  const output = forwardOutput(child, to, () => listener.flood());
  const exit = (code: number | null, signal: NodeJS.Signals | null) =>
    listener.exit({ reason: 'crashed', code, signal, stderrTail: output.stderrTail() });
  const message = (one: unknown) => listener.message(one);
  child.on('message', message);
  child.once('exit', exit);
  onBeat(child, (beat) => listener.beat(beat));
  return () => {
    child.off('message', message);
    child.off('exit', exit);
    output.end();
  };
}
