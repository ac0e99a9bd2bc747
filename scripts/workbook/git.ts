import { spawnSync } from 'node:child_process';

/** What git answered. */
export interface GitAnswer {
  ok: boolean;
  /** What it printed, bytes as they are, without a last line break. */
  output: string;
  /** Its last complaint, in English. */
  complaint: string;
  /** There is no git on this machine. */
  missing: boolean;
}

/** What git is asked with. */
export interface GitOptions {
  input?: string | Buffer;
  env?: NodeJS.ProcessEnv;
}

/** Git refused where it was not expected to. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** Asks git about the repository of a folder; whoever asks looks at `ok`. */
export function askGit(root: string, args: readonly string[], { input, env }: GitOptions = {}): GitAnswer {
  const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: root,
    env: { ...ownEnvironment(), ...env },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...(input === undefined ? {} : { input }),
  });
  const complaint = (stderr ?? '').trim().split('\n').at(-1) ?? '';
  return {
    ok: status === 0,
    output: (stdout ?? '').replace(/\n$/, ''),
    complaint: error === undefined ? complaint : error.message,
    missing: error !== undefined && 'code' in error && error.code === 'ENOENT',
  };
}

/**
 * What git prints.
 *
 * @throws {GitError} where it refuses
 */
export function git(root: string, args: readonly string[], options?: GitOptions): string {
  const { ok, output, complaint } = askGit(root, args, options);
  if (!ok) throw new GitError(`git ${args.join(' ')}: ${complaint}`);
  return output;
}

/** Without what a hook or another git says about which repository is meant. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const others = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_PREFIX', 'GIT_OBJECT_DIRECTORY', 'GIT_COMMON_DIR'];
  const kept = Object.entries(process.env).filter(([name]) => !others.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
