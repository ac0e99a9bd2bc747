import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Removes the entries of a folder that were last written more than this many milliseconds ago. */
export function removeOld(folder: string, maxAgeMs: number): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
    if (age > maxAgeMs) rmSync(path, { recursive: true, force: true });
  }
}
