import { inject } from 'vitest';
import { nothingKilled, type KilledTests } from './killed.ts';
import type { LawSettings } from './law-settings.ts';
import type { Target } from './target.ts';

// Vitest sends these values with each run, because a process may have been started before the run was requested.
declare module 'vitest' {
  interface ProvidedContext {
    laws?: LawSettings;
    /** Set by the supervisor if it runs a file again. */
    killed?: KilledTests;
    /** The target of tests that were requested without one; `katas` by default. */
    defaultTarget?: Target;
  }
}

/** The settings with which the laws of the current run are run. */
export function lawSettings(): LawSettings {
  return inject('laws') ?? {};
}

/** What had to be killed in earlier attempts at the current file. */
export function killedTests(): KilledTests {
  return inject('killed') ?? nothingKilled;
}

/** The target of a test file that was requested without one. */
export function defaultTarget(): Target {
  return inject('defaultTarget') ?? 'katas';
}
