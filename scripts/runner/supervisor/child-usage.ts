import type { ChildProcess } from 'node:child_process';
import { runRecordSize } from '../../../katas/support/heartbeat.ts';
import { readProcessUsage, type ProcessUsage } from '../../platform/process-usage.ts';

/** Bytes of the two integers that usage-reporter.mjs writes behind a run record: megabytes, and milliseconds. */
export const usageSize = 8;

/** A process waits if it has used less than this share of processor time over this many milliseconds. */
const waitingWindowMs = 1_000;
const maxShareWhileWaiting = 0.02;

/** What was known at a time of `performance.now()`. */
interface Sample {
  at: number;
  /** Milliseconds of processor time. */
  cpu: number;
  waiting: boolean;
}

const samples = new WeakMap<ChildProcess, Sample>();

/** What a child uses, from the system on Linux, otherwise from the child's own report. Undefined if unknown. */
export function usageOf(
  child: ChildProcess | undefined,
  readRecord: (child: ChildProcess) => Uint8Array | undefined,
): ProcessUsage | undefined {
  const known = readProcessUsage(child?.pid);
  if (known !== undefined || child === undefined) return known;
  const bytes = readRecord(child)?.slice(runRecordSize, runRecordSize + usageSize);
  if (bytes?.length !== usageSize) return undefined;
  const [memory = 0, cpu = 0] = new Uint32Array(bytes.buffer);
  const sample = sampleOf(samples.get(child), cpu, performance.now());
  samples.set(child, sample);
  return { memory, cpu, waiting: sample.waiting, isEstimate: true };
}

/** A report does not tell whether a process waits, so this compares two reports. */
export function sampleOf(before: Sample | undefined, cpu: number, now: number): Sample {
  if (before === undefined) return { at: now, cpu, waiting: false };
  const elapsed = now - before.at;
  return elapsed < waitingWindowMs
    ? before
    : { at: now, cpu, waiting: cpu - before.cpu < maxShareWhileWaiting * elapsed };
}
