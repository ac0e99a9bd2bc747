import { join } from 'node:path';
import { writeStateFile, readStateFile } from '../platform/state-file.ts';
import type { KataStatus } from './kata-status.ts';

/** Statuses by slug, each with the fingerprint of everything that it depends on. */
export type Cache = Record<string, { fingerprint: string; standing: KataStatus }>;

/** Reads the results of the last runs. Empty if they are unreadable. */
export function readCache(root: string): Cache {
  try {
    return JSON.parse(readStateFile(cachePath(root)) ?? '{}') as Cache;
  } catch {
    // It is unreadable, so everything runs again.
    return {};
  }
}

/** Records the result of a run. */
export function cacheStatus(fingerprint: string, standing: KataStatus, root: string): void {
  const cache: Cache = { ...readCache(root), [standing.slug]: { fingerprint, standing } };
  writeStateFile(cachePath(root), JSON.stringify(cache));
}

function cachePath(root: string): string {
  return join(root, '.cache', 'statuses.json');
}
