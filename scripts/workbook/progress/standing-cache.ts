import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Standing } from './standing.ts';

/** Standings by slug, each with the fingerprint of all that it was made from. */
export type Cache = Record<string, { fingerprint: string; standing: Standing }>;

/** Reads what the last runs found; empty where nobody can tell. */
export function readCache(root: string): Cache {
  const path = cachePath(root);
  if (!existsSync(path)) return {};
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Cache;
  } catch {
    // Written half-way by a process that was killed: everything is run anew.
    return {};
  }
}

/** Remembers what a run found. */
export function cacheStanding(fingerprint: string, standing: Standing, root: string): void {
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(
    cachePath(root),
    JSON.stringify({ ...readCache(root), [standing.slug]: { fingerprint, standing } } satisfies Cache),
  );
}

function cachePath(root: string): string {
  return join(root, '.cache', 'standings.json');
}
