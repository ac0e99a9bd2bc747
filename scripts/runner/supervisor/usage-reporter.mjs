// Says what this process uses. Only Linux tells other processes that without it.
import { writeSync } from 'node:fs';

const intervalMs = 200;
const figures = new Uint32Array(2);
const bytes = new Uint8Array(figures.buffer);

/** Megabytes of a process that has run nothing yet, as Linux counts them. Other systems count shared memory differently. */
const usualAtStart = 100;

/**
 * Writes the figures to a file again and again.
 *
 * @param {{ fd: number, position: number }} to
 */
export function reportUsage({ fd, position }) {
  const atStart = process.memoryUsage.rss();
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    figures[0] = Math.max(0, usualAtStart + (process.memoryUsage.rss() - atStart) / 1_000_000);
    figures[1] = (user + system) / 1000;
    try {
      writeSync(fd, bytes, 0, bytes.length, position);
    } catch {
      // The process ends.
    }
  }, intervalMs);
}
