import { readFileSync } from 'node:fs';
import { kataOf } from './target.ts';

/** Where fast-check found the input that broke a law. */
export interface Found {
  seed: number;
  path: string;
  /** The path leads to that very input; otherwise only to the one from which it was shrunk. */
  exact: boolean;
}

/** The counterexamples that the learner saw last: by slug of the kata, then by `lawKey`. */
export type LastFailures = Record<string, { laws: Record<string, Found> }>;

/** Names the file that holds them; set only by the learner's loop. */
export const lastFailuresVariable = 'KATA_LAST_FAILURES';

/** What a law is remembered by within its kata. */
export function lawKey(rule: string, law: string): string {
  return `${rule}\n${law}`;
}

/**
 * The input to try before all others, where the learner's loop remembers one that was found from the same seed. The
 * file is read anew for every law: this process may have been waiting since before the last save.
 */
export function lastFailure(testFile: string, rule: string, law: string, seed: number): Found | undefined {
  const path = process.env[lastFailuresVariable];
  if (path === undefined || process.env['KATA_PATH'] !== undefined) return undefined;
  try {
    const all = JSON.parse(readFileSync(path, 'utf8')) as LastFailures;
    const found = all[kataOf(testFile) ?? '']?.laws[lawKey(rule, law)];
    return found?.seed === seed ? found : undefined;
  } catch {
    // Nothing remembered yet, or not readable: then the law is run as usual.
    return undefined;
  }
}
