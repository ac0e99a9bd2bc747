import { join } from 'node:path';
import { writeStateFile, readStateFile } from '../platform/state-file.ts';
import type { KataStatus } from './kata-status.ts';

/** Standings by slug, each with the fingerprint of all that it was made from. */
export type Cache = Record<string, { fingerprint: string; standing: KataStatus }>;

/** Reads what the last runs found; empty where nobody can tell. */
export function readCache(root: string): Cache {
  try {
    return JSON.parse(readStateFile(cachePath(root)) ?? '{}') as Cache;
  } catch {
    // Nobody can read it: everything is run anew.
    return {};
  }
}

/** Remembers what a run found. */
export function cacheStatus(fingerprint: string, standing: KataStatus, root: string): void {
  const cache: Cache = { ...readCache(root), [standing.slug]: { fingerprint, standing } };
  writeStateFile(cachePath(root), JSON.stringify(cache));
}

function cachePath(root: string): string {
  return join(root, '.cache', 'standings.json');
}
