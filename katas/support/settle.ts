import type fc from 'fast-check';

/** A turn of the event loop: whatever can happen by promises alone has happened then. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Lets a race run to its end, with all that is scheduled on the way. */
export async function finish(race: fc.Scheduler): Promise<void> {
  do {
    await race.waitIdle();
    await settle();
  } while (race.count() > 0);
}

/** The promise of an action, also where the action throws at once. */
export function resultOf<T>(action: () => Promise<T>): Promise<T> {
  return new Promise((resolve) => resolve(action()));
}

/** So many turns of promises. */
export async function ticks(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await undefined;
}
