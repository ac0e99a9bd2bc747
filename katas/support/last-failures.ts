import { readFileSync } from 'node:fs';
import { kataOf } from './target.ts';

/** Where fast-check found the input that broke a law. */
export interface Found {
  seed: number;
  path: string;
  /** Whether the path leads to that very input. If not, it leads to the input from which it was shrunk. */
  exact: boolean;
}

/** The counterexamples that the learner saw last: by slug of the kata, then by `lawKey`. */
export type LastFailures = Record<string, { laws: Record<string, Found> }>;

/** The environment variable with the path of their file. Only the learner's loop sets it. */
export const lastFailuresVariable = 'KATA_LAST_FAILURES';

/** The key by which a law is remembered within its kata. */
export function lawKey(rule: string, law: string): string {
  return `${rule}\n${law}`;
}

/**
 * The input to try before all others, if the learner's loop remembers one with the same seed. Each law reads the file
 * again, because this process may have been waiting since before the last save.
 */
export function lastFailure(testFile: string, rule: string, law: string, seed: number): Found | undefined {
  const path = process.env[lastFailuresVariable];
  if (path === undefined || process.env['KATA_PATH'] !== undefined) return undefined;
  try {
    const all = JSON.parse(readFileSync(path, 'utf8')) as LastFailures;
    const found = all[kataOf(testFile) ?? '']?.laws[lawKey(rule, law)];
    return found?.seed === seed ? found : undefined;
  } catch {
    // Nothing is remembered yet, or the file is not readable. The law then runs as usual.
    return undefined;
  }
}
