import { spawnSync } from 'node:child_process';

/** How a script ended, and what it printed. */
export interface Finished {
  output: string;
  errors: string;
  /** Null if a signal has ended it. */
  status: number | null;
}

/**
 * The environment of the tests without what would colour a script's output, what a hook that runs the tests says about
 * which repository is meant, and the workbook's own settings.
 */
export const plainEnvironment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(GIT_(DIR|INDEX_FILE|WORK_TREE|PREFIX)|FORCE_COLOR|KATA_\w+)$/.test(name),
    ),
  ),
  NO_COLOR: '1',
};

/** The command line that starts one of the scripts in its workbook, as npm does it: `… scripts/run.cjs start 45`. */
export function scriptLine(...args: string[]): string {
  return [`"${process.execPath}"`, 'scripts/run.cjs', ...args].join(' ');
}

/**
 * Runs one of the scripts to its end, as npm does it.
 *
 * @param folder the workbook
 * @param args the name of the script, and its own arguments
 * @param env added to `plainEnvironment`
 */
export function runScript(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Finished {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/run.cjs', ...args], {
    cwd: folder,
    env: { ...plainEnvironment, ...env },
    encoding: 'utf8',
  });
  return { output: stdout, errors: stderr, status };
}
