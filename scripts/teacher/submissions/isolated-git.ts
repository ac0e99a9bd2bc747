import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resultFrom, tryGitAsync, type GitResult, type GitOptions } from '../../platform/git/git.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { blobQuestion, blobsIn } from '../../platform/git/blobs.ts';
import { lstatIfExists } from '../../kata/plain-file.ts';
import type { FindAnswers } from './known-answers.ts';
import { configFor, headIdIn, idsOf, readRefs, shallowIds, type RepoRefs } from './repo-refs.ts';
import { UntrustedRepoError } from './untrusted-repo-error.ts';

/** A student's repository, which can be read without running any of its programs. */
export interface IsolatedRepo {
  /**
   * Runs a git command.
   *
   * @throws {UserError} if git is not installed
   */
  ask(args: readonly string[], options?: Pick<GitOptions, 'input'>): Promise<GitResult>;
  /** Reads the contents of files, given their blob ids. A missing file is empty. */
  blobs(ids: readonly string[]): Promise<Buffer[]>;
  /** The oldest commits of a shallow clone. */
  shallow: ReadonlySet<string>;
  /** Ids of the branches and tags, as far as they can be found in the refs' files without starting git. */
  refIds: ReadonlySet<string>;
  /** The id that HEAD stands for, if its file and that of its branch say so. It may not be that of a commit. */
  head: string | undefined;
}

/** How a repository is read. */
export interface RepoSettings {
  /** When all git commands must be done, in milliseconds as `Date.now()` counts them. */
  deadline: number;
  /** Finds git's answers from earlier runs, for which git is not run again. By default there are none. */
  findAnswers?: FindAnswers | undefined;
}

/** Milliseconds for all git commands together, because a repository can be built so that reading it takes forever. */
export const cloneTimeoutMs = 30_000;

const timeoutMessage = `it took longer than ${cloneTimeoutMs / 1000} seconds`;

/** The largest object that git may hold in memory. It unpacks only commits and folders as a whole, which are small. */
const maxObjectSize = '64m';

/** The maximum number of entries in the folder of objects. Git packs objects long before there are so many. */
const maxObjectEntries = 200_000;

/**
 * Reads a student's repository. Git is run in a temporary repository, which has a copy of the student's refs and reads
 * the objects from the student's folder. So it never reads the student's configuration, which can name programs to run.
 *
 * @param folder of the clone, with `.git` in it
 * @throws {UntrustedRepoError} if the repository refers to files outside of it, or is not as git creates it
 */
export async function withIsolatedRepo<Result>(
  folder: string,
  { deadline, findAnswers }: RepoSettings,
  use: (clone: IsolatedRepo) => Promise<Result>,
): Promise<Result> {
  const studentGit = join(folder, '.git');
  requireFolder(studentGit, '.git');
  const refs = readRefs(studentGit);
  const config = configFor(studentGit);
  const known = findAnswers?.(folder, refs, config);
  const isolated = new LazyRepo(studentGit, refs, config);
  const ask: IsolatedRepo['ask'] = async (args, { input = '' } = {}) => {
    const question = JSON.stringify([args, input.toString()]);
    const answer = known?.get(question);
    if (answer !== undefined) return resultFrom(answer);
    const result = await isolated.run(args, { timeout: Math.max(1, deadline - Date.now()), input });
    if (result.isNotInstalled) throw new UserError('git is not installed', 'npm run doctor');
    // Otherwise the message would name the time that was left for this command.
    if (!result.ok && Date.now() >= deadline) result.errorMessage = timeoutMessage;
    if (result.ok && !isIncomplete(args, result)) known?.add(question, result.bytes);
    return result;
  };
  try {
    const result = await use({
      ask,
      blobs: async (ids) => {
        const { args, input } = blobQuestion(ids);
        return blobsIn(ids, await ask(args, { input }));
      },
      shallow: shallowIds(refs),
      refIds: idsOf(refs),
      head: headIdIn(refs),
    });
    known?.save();
    return result;
  } finally {
    isolated.remove();
  }
}

/** Whether git says that an object is missing. The answer is another one once the student's repository is repaired. */
function isIncomplete([command]: readonly string[], { bytes }: GitResult): boolean {
  if (command === 'cat-file') return bytes.includes(' missing\n');
  // Instead of a size.
  return command === 'ls-tree' && bytes.includes(' BAD\t');
}

/** The temporary repository. It is created, and the student's objects are checked, when git runs for the first time. */
class LazyRepo {
  readonly #studentGit: string;
  readonly #refs: RepoRefs;
  readonly #configText: string;
  /** Removes it, if it was created. */
  readonly remove = () => {
    process.off('exit', this.remove);
    if (this.#created !== undefined) rmSync(this.#created.folder, { recursive: true, force: true });
  };
  #created: { folder: string; env: NodeJS.ProcessEnv } | undefined;

  constructor(studentGit: string, refs: RepoRefs, configText: string) {
    this.#studentGit = studentGit;
    this.#refs = refs;
    this.#configText = configText;
  }

  run(args: readonly string[], options: GitOptions): Promise<GitResult> {
    const { folder, env } = (this.#created ??= this.#create());
    return tryGitAsync(folder, ['--no-pager', ...args], { ...options, env });
  }

  #create(): { folder: string; env: NodeJS.ProcessEnv } {
    requireSafeObjects(this.#studentGit);
    const folder = mkdtempSync(join(tmpdir(), 'quarantine-'));
    // Ctrl-C takes effect while git runs.
    process.once('exit', this.remove);
    for (const name of ['refs', 'objects', ...this.#refs.folders]) mkdirSync(join(folder, name), { recursive: true });
    for (const [path, bytes] of this.#refs.files) writeFileSync(join(folder, path), bytes);
    writeFileSync(join(folder, 'config'), this.#configText);
    return { folder, env: environmentFor(folder, this.#studentGit) };
  }
}

function environmentFor(folder: string, studentGit: string): NodeJS.ProcessEnv {
  return {
    ...unsetGitVariables(),
    GIT_DIR: folder,
    GIT_OBJECT_DIRECTORY: join(studentGit, 'objects'),
    GIT_CONFIG_GLOBAL: join(folder, 'config'),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOC_LIMIT: maxObjectSize,
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Throws if anything in `objects`, at any depth, leads out of the repository or would make git hang. */
function requireSafeObjects(studentGit: string): void {
  requireFolder(join(studentGit, 'objects'), '.git/objects');
  if (lstatIfExists(join(studentGit, 'objects', 'info', 'alternates'))) {
    throw new UntrustedRepoError('The clone borrows objects from another repository (.git/objects/info/alternates).');
  }
  let seen = 0;
  const visit = (parent: string) => {
    for (const entry of readdirSync(join(studentGit, parent), { withFileTypes: true })) {
      const path = `${parent}/${entry.name}`;
      if (entry.isSymbolicLink()) throw new UntrustedRepoError(`.git/${path} is a symbolic link.`);
      if (++seen > maxObjectEntries)
        throw new UntrustedRepoError(`.git/objects has more than ${maxObjectEntries} entries.`);
      if (entry.isDirectory()) visit(path);
      // Git would wait forever for data from a pipe.
      else if (!entry.isFile()) throw new UntrustedRepoError(`.git/${path} is not a regular file.`);
    }
  };
  visit('objects');
}

function requireFolder(path: string, label: string): void {
  if (!lstatIfExists(path)?.isDirectory()) throw new UntrustedRepoError(`${label} is not a folder.`);
}

/** Values that unset all of git's environment variables for a child process. */
function unsetGitVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => name.startsWith('GIT_'))
      .map((name) => [name, undefined]),
  );
}
