import type { ChildProcess } from 'node:child_process';
import { runRecordSize } from '../../../katas/support/heartbeat.ts';
import { readProcessUsage, type ProcessUsage } from '../../platform/process-usage.ts';

/** Bytes of the figures that usage-reporter.mjs writes behind the record of a run: megabytes, and milliseconds. */
export const usageSize = 8;

/** Milliseconds over which a process must have used hardly any processor time to count as waiting. */
const window = 1_000;
const hardlyAny = 0.02;

interface Sample {
  at: number;
  cpu: number;
  waiting: boolean;
}

const samples = new WeakMap<ChildProcess, Sample>();

/** What a child uses: from the system if it tells, otherwise from the child's own report. Undefined if unknown. */
export function usageOf(
  child: ChildProcess | undefined,
  report: (child: ChildProcess) => Uint8Array | undefined,
): ProcessUsage | undefined {
  const known = readProcessUsage(child?.pid);
  if (known !== undefined || child === undefined) return known;
  const bytes = report(child)?.slice(runRecordSize, runRecordSize + usageSize);
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
  return elapsed < window ? before : { at: now, cpu, waiting: cpu - before.cpu < hardlyAny * elapsed };
}
