import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Megabytes that katas may leave behind in a process before the next kata gets a new process. */
const maxLeftoverMb = 64;

interface State {
  /** Timers that have neither run nor been cleared. */
  readonly pending: Set<object>;
  /** Whether something was started that cannot be observed or stopped. */
  hasUnstoppable: boolean;
  initialMb: number;
  collectGarbage: () => void;
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
  const collectGarbage = runInNewContext('gc') as () => void;
  setFlagsFromString('--no-expose-gc');
  slot[key] ??= { pending: new Set(), hasUnstoppable: false, initialMb: usedMb(), collectGarbage };
}

/** Notes a timer until `forgetPending` is called for it. */
export function notePending(timer: object): void {
  slot[key]?.pending.add(timer);
}

/** To be called when a timer has run for the last time, or was cleared. */
export function forgetPending(timer: object): void {
  slot[key]?.pending.delete(timer);
}

/** Notes that something may call the submission's code at any later time: a port, or the garbage collector. */
export function noteUnstoppable(): void {
  const state = slot[key];
  if (state) state.hasUnstoppable = true;
}

/** Whether code of a submission may still run in this process, or much of its memory is still in use. */
export function hasLeftovers(): boolean {
  const state = slot[key];
  if (!state) return false;
  return state.hasUnstoppable || state.pending.size > 0 || keepsMemory(state);
}

function keepsMemory({ initialMb, collectGarbage }: State): boolean {
  const isMuch = () => usedMb() > initialMb + maxLeftoverMb;
  if (!isMuch()) return false;
  // Most of it may be garbage.
  collectGarbage();
  return isMuch();
}

function usedMb(): number {
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1024 / 1024;
}
