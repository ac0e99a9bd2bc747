import { kataOf } from './target.ts';

/** Where fast-check found the input that broke a law. */
export interface CounterexampleLocation {
  seed: number;
  /** As fast-check writes it: the number of the run, and the steps by which its input was shrunk, such as `12:0:3`. */
  path: string;
  /** Whether the path leads to that very input. If not, it leads to the input from which it was shrunk. */
  exact: boolean;
}

/** The counterexamples that the learner saw last: by slug of the kata, then by `lawKey`. */
export type LastFailures = Record<string, { laws: Record<string, CounterexampleLocation> }>;

/** The key by which a law is remembered within its kata. */
export function lawKey(rule: string, law: string): string {
  return `${rule}\n${law}`;
}

/** The input to try before all others, if one is remembered for the same seed. */
export function lastFailure(
  all: LastFailures,
  testFile: string,
  { rule, law, seed }: { rule: string; law: string; seed: number },
): CounterexampleLocation | undefined {
  const found = all[kataOf(testFile) ?? '']?.laws[lawKey(rule, law)];
  return found?.seed === seed ? found : undefined;
}
