import { writeSync } from 'node:fs';

/**
 * What the process that runs a kata tells its supervisor, synchronously, before it does anything that might never
 * return; `idle` means between tests. The supervisor knows from the last beat which rule to blame if it has to kill the
 * process.
 */
export type Beat =
  { at: 'import'; file: string } | { at: 'test'; id: string; rule: string } | ({ at: 'run' } & LawRun) | { at: 'idle' };

/** One run of a law. */
export interface LawRun {
  /** Counted from 0. */
  run: number;
  shrinking: boolean;
  /** Whether it tries the counterexample of an earlier save again. */
  remembered: boolean;
}

/** Bytes of the record of a run. */
export const runRecordSize = 8;

const fd = fdOf('KATA_HEARTBEAT_FD');
const recordFd = fdOf('KATA_RUN_RECORD_FD');
const record = new Uint32Array(runRecordSize / Uint32Array.BYTES_PER_ELEMENT);
const recordBytes = new Uint8Array(record.buffer);

/**
 * Records which run of a law begins. There are thousands of runs, and a message would wake up the supervisor each time.
 * So this only writes a record to a file, which the supervisor reads now and then, and when the process is dead.
 */
export function recordRun(run: LawRun): void {
  if (recordFd === undefined) beat({ at: 'run', ...run });
  else writeRecord(run.run + 1, Number(run.shrinking) + 2 * Number(run.remembered));
}

/** Sends one beat, and clears the record of runs, since no law runs now. Does nothing without a supervisor. */
export function beat(event: Beat): void {
  if (fd === undefined) return;
  if (recordFd !== undefined) writeRecord(0, 0);
  writeSync(fd, `${JSON.stringify(event)}\n`);
}

/** Reads a record. Undefined if no law was running. */
export function decodeRunRecord(bytes: Uint8Array): LawRun | undefined {
  const [runPlusOne = 0, flags = 0] = new Uint32Array(bytes.slice(0, runRecordSize).buffer);
  return runPlusOne === 0
    ? undefined
    : { run: runPlusOne - 1, shrinking: (flags & 1) > 0, remembered: (flags & 2) > 0 };
}

/** The first number is 0 if no law is running. */
function writeRecord(runPlusOne: number, flags: number): void {
  record[0] = runPlusOne;
  record[1] = flags;
  writeSync(recordFd as number, recordBytes, 0, runRecordSize, 0);
}

function fdOf(name: string): number | undefined {
  const value = process.env[name];
  return value === undefined ? undefined : Number(value);
}
