// Reports what this process uses. Only on Linux can other processes find this out themselves.
import { writeSync } from 'node:fs';

const intervalMs = 200;
/** Megabytes of memory, and milliseconds of processor time. */
const figures = new Uint32Array(2);
const bytes = new Uint8Array(figures.buffer);

/**
 * Megabytes that Linux counts for a process that has run nothing yet. They stand for what other systems count, which
 * differs in shared memory.
 */
const memoryAtStart = 100;

/**
 * Writes the figures to a file again and again.
 *
 * @param {{ fd: number, position: number }} to
 */
export function reportUsage({ fd, position }) {
  const rssAtStart = process.memoryUsage.rss();
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    figures[0] = Math.max(0, memoryAtStart + (process.memoryUsage.rss() - rssAtStart) / 1_000_000);
    figures[1] = (user + system) / 1000;
    try {
      writeSync(fd, bytes, 0, bytes.length, position);
    } catch {
      // The process is ending.
    }
  }, intervalMs);
}
