import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Megabytes that katas may leave behind in a process before the next one gets a new process. */
const mostLeftMb = 64;

interface State {
  /** Timers that have neither run nor been cleared. */
  readonly pending: Set<object>;
  /** Something was started that cannot be observed or stopped. */
  isStarted: boolean;
  usedAtFirst: number;
  collect: () => void;
}

/** On the global object, because a process may run several files and load this module for each of them. */
const key: unique symbol = Symbol.for('katas.leftovers');
const slot = globalThis as unknown as { [key]?: State };

/**
 * Begins to watch what submissions leave behind in this process. Must be called before the first submission, when
 * everything else is loaded.
 */
export function watchLeftovers(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  slot[key] ??= { pending: new Set(), isStarted: false, usedAtFirst: usedMb(), collect };
}

/** Notes a timer until `forget` is called for it. */
export function notePending(timer: object): void {
  slot[key]?.pending.add(timer);
}

/** A timer has run for the last time, or was cleared. */
export function forgetPending(timer: object): void {
  slot[key]?.pending.delete(timer);
}

/** Something may call the submission's code at any later time: a port, or the garbage collector. */
export function noteStarted(): void {
  const state = slot[key];
  if (state) state.isStarted = true;
}

/** Whether code of a submission may still run in this process, or much of its memory is still in use. */
export function hasLeftovers(): boolean {
  const state = slot[key];
  if (!state) return false;
  return state.isStarted || state.pending.size > 0 || keepsMemory(state);
}

function keepsMemory({ usedAtFirst, collect }: State): boolean {
  const isMuch = () => usedMb() > usedAtFirst + mostLeftMb;
  if (!isMuch()) return false;
  // Most of it is garbage.
  collect();
  return isMuch();
}

function usedMb(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}
