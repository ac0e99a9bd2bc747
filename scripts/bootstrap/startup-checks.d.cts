/**
 * The Node that runs is none that the workbook runs on.
 *
 * @param version without the `v`: `20.19.0`
 * @param range what package.json asks for: `^20.19.0 || >=22.12.0`
 */
export function wrongNode(version: string, range: string, platform: NodeJS.Platform): string | undefined;

/** The path has a sign in it with which Node, tsx or Vite load other files than they should, or none. */
export function unusablePath(root: string, platform: NodeJS.Platform): string | undefined;

/** What is known of the install. */
export interface InstallFacts {
  /** Packages that package.json asks for and the folder itself lacks. */
  missing: string[];
  /** There is no node_modules at all. */
  none: boolean;
  /** The parent folder that claims this one as a workspace. */
  workspace: string | undefined;
  /** Npm is told to leave out what is needed for development only, which is everything. */
  production: boolean;
}

/** Gathers them. */
export function installFacts(root: string, env: NodeJS.ProcessEnv): InstallFacts;

/** Packages are missing; those of a parent folder don't count. */
export function notInstalled(facts: InstallFacts): string | undefined;

/** The parent folder whose package.json claims this one as a workspace: npm installs there instead of here. */
export function workspaceAbove(root: string): string | undefined;

/** What an error says that comes from a broken install or a file that is gone; undefined where it says neither. */
export function explainFailure(error: unknown, root: string): string | undefined;
