import { writeSync } from 'node:fs';

/**
 * What the process that runs a kata tells its supervisor, synchronously, before it does anything that might never
 * return. The supervisor knows from the last beat which rule to blame when it has to kill the process.
 */
export type Beat =
  | { at: 'import'; file: string }
  | { at: 'test'; id: string; rule: string }
  | { at: 'run'; run: number; shrinking: boolean; remembered: boolean }
  /** One of many runs: which, is not told. */
  | { at: 'some run' }
  | { at: 'rest' };

const fd = Number(process.env['KATA_HEARTBEAT_FD'] ?? Number.NaN);

/** Runs of a law from which on beats are rare: telling the supervisor of each would take longer than running it. */
const manyRuns = 300;
/** Milliseconds between two beats then. */
const rarely = 20;
// Kept, because learner code may overwrite it.
const milliseconds = performance.now.bind(performance);
let lastRareBeat = 0;

/** Sends the beat of a run. */
export function beatOfRun(run: number, shrinking: boolean, remembered: boolean): void {
  if (run < manyRuns) {
    beat({ at: 'run', run, shrinking, remembered });
    return;
  }
  const now = milliseconds();
  if (run > manyRuns && now - lastRareBeat < rarely) return;
  lastRareBeat = now;
  beat({ at: 'some run' });
}

/** Sends one beat; does nothing where no supervisor listens. */
export function beat(event: Beat): void {
  if (Number.isNaN(fd)) return;
  writeSync(fd, `${JSON.stringify(event)}\n`);
}
