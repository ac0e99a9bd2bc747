import type { InstallFacts } from '../../bootstrap/startup-checks.cjs';

/** What the doctor knows about a workbook and its environment. `findings.ts` interprets it. */
export interface Facts {
  platform: NodeJS.Platform;
  /** Absolute path of the workbook. */
  root: string;
  /** The running version, and the range in package.json. */
  node: { version: string; range: string };
  install: InstallFacts;
  /** Packages of another major version than the locked one. */
  versions: { name: string; installed: string; locked: string }[];
  /** Why the packages cannot be loaded although they are there. */
  unloadable: string | undefined;
  /** Why a configuration file cannot be used, in one line that ends with a command. */
  config: string | undefined;
  git: GitFacts;
  files: FileFacts;
  /** JavaScript files that a compiler has written next to the TypeScript files. The workbook has none. */
  compiled: string[];
  /** Folders in `katas` that look like katas but are not. */
  foldersLikeKatas: string[];
  unwritable: { path: string; code: string; mine: boolean }[];
  terminal: TerminalFacts;
}

/** Files that differ from the original. Starters do not count. */
export interface FileFacts {
  missing: string[];
  /** Different from the last commit. */
  changed: string[];
  /** Different from the base, and committed. */
  committed: string[];
}

/** What git says about the folder. */
export interface GitFacts {
  installed: boolean;
  /** Git works in a folder of another user only if it was told to. */
  trusted: boolean;
  /** The root of the repository that the folder belongs to. */
  top: string | undefined;
  /**
   * The newest upstream commit that the learner's branch contains. Undefined if that is the last commit, or unknown.
   */
  base: string | undefined;
  /** Whether an update was interrupted. */
  interrupted: boolean;
}

/** Facts about the terminal. Sizes are in characters, or 0 if unknown. */
export interface TerminalFacts {
  isTerminal: boolean;
  term: string | undefined;
  columns: number;
  rows: number;
  /** The environment variable that sets the locale. */
  locale: string;
}
