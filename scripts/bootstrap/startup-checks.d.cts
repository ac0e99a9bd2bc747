/**
 * Reports that the running version of Node.js is not supported. Undefined if it is.
 *
 * @param version without the `v`: `20.19.0`
 * @param range what package.json requires: `^20.19.0 || >=22.12.0`
 */
export function wrongNode(version: string, range: string, platform: NodeJS.Platform): string | undefined;

/**
 * Reports that the path contains a character because of which Node.js, tsx or Vite load the wrong files, or none.
 * Undefined if it does not.
 */
export function unusablePath(root: string, platform: NodeJS.Platform): string | undefined;

/** Facts about the installation. */
export interface InstallFacts {
  /** Packages that package.json lists and that are not in the folder's own node_modules. */
  missing: string[];
  /** Whether there is no node_modules at all. */
  none: boolean;
  /** The parent folder whose package.json claims this folder as a workspace. */
  workspace: string | undefined;
  /** Whether npm is told to leave out the packages for development, which are all of them. */
  production: boolean;
}

/** Gathers these facts. */
export function installFacts(root: string, env: NodeJS.ProcessEnv): InstallFacts;

/** Reports missing packages. Packages of a parent folder do not count. Undefined if none is missing. */
export function notInstalled(facts: InstallFacts): string | undefined;

/** The parent folder whose package.json claims this folder as a workspace, so npm installs there instead. */
export function workspaceAbove(root: string): string | undefined;

/** A readable message for an error from a broken installation or a missing file. Undefined for other errors. */
export function explainFailure(error: unknown, root: string): string | undefined;
