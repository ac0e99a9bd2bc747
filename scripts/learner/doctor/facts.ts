import type { InstallFacts } from '../../bootstrap/startup-checks.cjs';

/** What the doctor knows about a workbook and its environment. `findings.ts` interprets it. */
export interface Facts {
  platform: NodeJS.Platform;
  /** Absolute path of the workbook. */
  root: string;
  /** The version of Node.js that is running, and the range of versions in package.json. */
  node: { version: string; range: string };
  install: InstallFacts;
  /** Installed packages whose major version differs from the one in package-lock.json. */
  versions: { name: string; installed: string; locked: string }[];
  /** Why the packages cannot be loaded although they are installed. */
  unloadable: string | undefined;
  /** Why a configuration file cannot be used, in one line that ends with a command. */
  config: string | undefined;
  git: GitFacts;
  files: FileFacts;
  /** JavaScript files that a compiler has written next to the TypeScript files. The workbook has none. */
  compiled: string[];
  /** Folders in `katas` that look like katas but are not. */
  foldersLikeKatas: string[];
  /** Places that cannot be written, why (`EROFS`), and whether they belong to the user (false on Windows). */
  unwritable: { path: string; code: string; mine: boolean }[];
  terminal: TerminalFacts;
}

/** Files that differ from the original. Starters do not count. */
export interface FileFacts {
  missing: string[];
  /** Modified since the last commit. */
  changed: string[];
  /** Equal to the last commit, but different from the base. */
  committed: string[];
}

/** What git says about the folder. */
export interface GitFacts {
  installed: boolean;
  /** Whether git works in this folder. In one of another user, it works only if it is told to. */
  trusted: boolean;
  /** The root of the repository that the folder belongs to. Undefined if it belongs to none. */
  top: string | undefined;
  /** The newest upstream commit that the learner's branch contains. Undefined if it is unknown, or the last commit. */
  base: string | undefined;
  /** Whether an update was interrupted and not undone yet. */
  interrupted: boolean;
}

/** Facts about the terminal. Sizes are in characters, or 0 if unknown. */
export interface TerminalFacts {
  isTerminal: boolean;
  term: string | undefined;
  columns: number;
  rows: number;
  /** The environment variable that sets the locale, with its value: `LANG=C`. Empty if there is none. */
  locale: string;
}
