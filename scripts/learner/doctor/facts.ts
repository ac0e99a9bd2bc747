import type { InstallFacts } from '../../bootstrap/startup-checks.cjs';

/** What the doctor knows of a workbook and of where it runs; `findings.ts` makes sense of it. */
export interface Facts {
  platform: NodeJS.Platform;
  /** Absolute path of the workbook. */
  root: string;
  /** The version that runs, and what package.json asks for. */
  node: { version: string; range: string };
  install: InstallFacts;
  /** Packages of another major version than the locked one. */
  versions: { name: string; installed: string; locked: string }[];
  /** Why the packages cannot be loaded although they are there. */
  unloadable: string | undefined;
  git: GitFacts;
  files: FileFacts;
  /** Folders below `katas` that look like katas and are none. */
  foldersLikeKatas: string[];
  unwritable: { path: string; code: string; mine: boolean }[];
  terminal: TerminalFacts;
}

/** Files that are not as they were handed out, starters not counted. */
export interface FileFacts {
  missing: string[];
  /** Other than in the last commit. */
  changed: string[];
  /** Other than in the base, and committed so. */
  committed: string[];
}

/** What git says of the folder. */
export interface GitFacts {
  installed: boolean;
  /** It works in a folder that belongs to someone else only where it was told to. */
  trusted: boolean;
  /** The folder whose repository answers here. */
  top: string | undefined;
  /** The newest commit of the upstream that is in the learner's own; undefined where that is the last, or unknown. */
  base: string | undefined;
  /** An update did not come to its end. */
  interrupted: boolean;
}

/** What is known of the terminal; sizes in characters, 0 where it does not say. */
export interface TerminalFacts {
  isTerminal: boolean;
  term: string | undefined;
  columns: number;
  rows: number;
  /** The variable that decides on the locale, as it is set. */
  locale: string;
}
