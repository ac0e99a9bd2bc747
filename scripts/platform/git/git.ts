import { execFile, spawnSync, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

/** How a git command ended, and what it printed. */
export interface GitResult {
  ok: boolean;
  /** What it printed, without the last line break. */
  output: string;
  /** What it printed, unchanged. */
  bytes: Buffer;
  /** Its error message, in English. */
  errorMessage: string;
  /** git, or the folder, was not found. */
  isNotInstalled: boolean;
}

/** Options for a git command. */
export interface GitOptions {
  input?: string | Buffer;
  /** Variables in addition to those of this process. `undefined` removes one. */
  env?: NodeJS.ProcessEnv;
  /** Milliseconds after which it is stopped and counts as failed. */
  timeout?: number;
}

/** Git failed unexpectedly. */
export class GitError extends Error {
  override readonly name = 'GitError';
}

/** Bytes that git may print. Node's default of 1 MiB is too little for the files of a repository. */
const maxBuffer = 256 * 1024 * 1024;

/** Runs git in the repository of a folder. The caller must check `ok`. */
export function tryGit(root: string, args: readonly string[], { input, env, timeout }: GitOptions = {}): GitResult {
  const { status, stdout, stderr, error } = spawnSync('git', ['-c', 'core.quotePath=false', ...args], {
    cwd: root,
    env: { ...gitEnvironment(), ...env },
    maxBuffer,
    ...(input === undefined ? {} : { input }),
    ...(timeout === undefined ? {} : { timeout }),
  });
  return resultOf(status === 0, stdout ?? Buffer.alloc(0), stderr ?? Buffer.alloc(0), error);
}

/** Git commands that are still running. They end with this process. */
const running = new Set<ChildProcess>();
process.on('exit', () => running.forEach((child) => child.kill()));

/** Like `tryGit`, but does not block this process, so that git can run in several repositories at the same time. */
export async function tryGitAsync(
  root: string,
  args: readonly string[],
  { input, env, timeout = 0 }: GitOptions = {},
): Promise<GitResult> {
  const options = { cwd: root, env: { ...gitEnvironment(), ...env }, maxBuffer, timeout };
  const start = performance.now();
  return new Promise((resolve) => {
    const allArgs = ['-c', 'core.quotePath=false', ...args];
    const child = execFile('git', allArgs, { ...options, encoding: 'buffer' }, (error, stdout, stderr) => {
      running.delete(child);
      // Node.js reports no error if git ends just before it is stopped, although what it printed is lost.
      const hasTimedOut = error?.killed === true || (timeout > 0 && performance.now() - start >= timeout);
      const timeoutError = hasTimedOut
        ? new Error(`it took longer than ${Math.round(timeout / 1000)} seconds`)
        : undefined;
      const failed = typeof error?.code === 'string' ? error : timeoutError;
      resolve(resultOf(error === null && !hasTimedOut, stdout, stderr, failed));
    });
    running.add(child);
    // Git may end before it has read everything. What it printed says why.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

/** The result of a command that printed this and succeeded. */
export function resultFrom(bytes: Buffer): GitResult {
  return resultOf(true, bytes, Buffer.alloc(0), undefined);
}

function resultOf(ok: boolean, bytes: Buffer, stderr: Buffer, error: Error | undefined): GitResult {
  const lines = stderr.toString().trim().split('\n');
  // Git prints advice after the error. Only the command that makes git trust a folder is more useful than the error.
  const remedy = lines.findLast((line) => line.includes('safe.directory'));
  const errorLine = remedy ?? lines.find((line) => line.startsWith('fatal: ')) ?? lines.at(-1) ?? '';
  return {
    ok,
    bytes,
    // Not computed for files, which are read as bytes.
    get output() {
      return bytes.toString().replace(/\n$/, '');
    },
    errorMessage: error === undefined ? errorLine : error.message,
    isNotInstalled: error !== undefined && 'code' in error && error.code === 'ENOENT',
  };
}

/**
 * Runs git, and returns what it prints without the last line break.
 *
 * @throws {GitError} if git fails
 */
export function git(root: string, args: readonly string[], options?: GitOptions): string {
  const { ok, output, errorMessage } = tryGit(root, args, options);
  if (!ok) throw new GitError(`git ${args.join(' ')}: ${errorMessage}`);
  return output;
}

/** Absolute paths of files in a repository's git folder, such as `index`. They need not exist. */
export function gitPaths(root: string, ...names: readonly string[]): string[] {
  const options = names.flatMap((name) => ['--git-path', name]);
  return git(root, ['rev-parse', ...options])
    .split('\n')
    .map((path) => resolve(root, path));
}

/**
 * The environment, with English messages and without the variables by which a hook or git itself selects a repository.
 */
function gitEnvironment(): NodeJS.ProcessEnv {
  const repositoryVariables = [
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_PREFIX',
    'GIT_OBJECT_DIRECTORY',
    'GIT_COMMON_DIR',
  ];
  const kept = Object.entries(process.env).filter(([name]) => !repositoryVariables.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
