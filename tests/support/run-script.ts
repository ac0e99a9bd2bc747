import { spawnSync } from 'node:child_process';

/** How a script ended, and what it printed. */
export interface Finished {
  output: string;
  errors: string;
  /** Null if a signal has ended it. */
  status: number | null;
}

/** The environment of the tests, without what would color a script's output. */
const plain: NodeJS.ProcessEnv = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };

/** The command line that starts one of the scripts in its workbook, as npm does it: `… scripts/run.cjs start 45`. */
export function scriptLine(...args: string[]): string {
  return [`"${process.execPath}"`, 'scripts/run.cjs', ...args].join(' ');
}

/**
 * Runs one of the scripts to its end, as npm does it.
 *
 * @param folder the workbook
 * @param args the name of the script, and its own arguments
 */
export function runScript(folder: string, args: readonly string[], env: NodeJS.ProcessEnv = plain): Finished {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/run.cjs', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { output: stdout, errors: stderr, status };
}
