import type fc from 'fast-check';

/** Waits for one turn of the event loop. Afterwards, everything that depends only on promises has happened. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Runs a race to its end, with everything that is scheduled on the way. */
export async function finish(race: fc.Scheduler): Promise<void> {
  do {
    await race.waitIdle();
    await settle();
  } while (race.count() > 0);
}

/** The promise of an action. It rejects if the action throws synchronously. */
export function resultOf<T>(action: () => Promise<T>): Promise<T> {
  return new Promise((resolve) => resolve(action()));
}

/** Waits for a number of microtask turns. */
export async function ticks(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await undefined;
}
