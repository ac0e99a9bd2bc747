/** A clock that a test moves by hand: time never passes by itself. */
export interface HandClock {
  /** Milliseconds since an arbitrary start. Pass this to the code under test. */
  now(): number;
  /** Moves the clock forward by `ms` milliseconds. */
  advance(ms: number): void;
}

/** Creates a clock that shows `start` milliseconds until it is moved. */
export function createHandClock(start = 0): HandClock {
  let time = start;
  return Object.freeze({
    now: () => time,
    advance: (ms: number) => {
      time += ms;
    },
  });
}
