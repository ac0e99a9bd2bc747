import { readFileSync } from 'node:fs';

const pageSize = 4096;

/**
 * Megabytes of memory that a process holds. Read from `/proc`, so it is known on Linux only; elsewhere, and for a
 * process that is gone, it is 0, and only the limit that node puts on its heap holds.
 */
export function megabytesOf(pid: number | undefined): number {
  if (pid === undefined || process.platform !== 'linux') return 0;
  try {
    const resident = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return (resident * pageSize) / 1_000_000;
  } catch {
    return 0;
  }
}
