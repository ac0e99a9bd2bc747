import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryGit, type GitResult, type GitOptions } from '../../platform/git/git.ts';
import { readBlobBytes } from '../../platform/git/blobs.ts';
import { lstatIfExists } from '../../kata/plain-file.ts';

/** A student's repository, which can be read without running any of its programs. */
export interface IsolatedRepo {
  /** Runs a git command. */
  ask(args: readonly string[], options?: GitOptions): GitResult;
  /** Reads the contents of files, given their blob ids. A missing file is empty. */
  blobs(ids: readonly string[]): Buffer[];
  /** The oldest commits of a shallow clone. */
  shallow: ReadonlySet<string>;
  /** Ids of the branches and tags, as far as they can be found in the refs' files without starting git. */
  refIds: ReadonlySet<string>;
}

/** Why a repository cannot be trusted, in one sentence. */
export class UntrustedRepoError extends Error {
  override readonly name = 'Refused';
}

/** The parts of a repository that define its refs. Its configuration, hooks and index are not copied. */
const copiedNames = ['HEAD', 'packed-refs', 'refs', 'reftable', 'shallow'];
/** The maximum number of files with refs, and of the folders that they are in. */
const maxRefEntries = 20_000;

/** The maximum size of a file with refs, in bytes. */
const maxRefFileSize = 64 * 1024 * 1024;

/** Milliseconds for all git commands together, because a repository can be built so that reading it takes forever. */
export const cloneTimeoutMs = 30_000;

/** The largest object that git may hold in memory. It unpacks only commits and folders as a whole, which are small. */
const maxObjectSize = '64m';

/** The maximum number of entries in the folder of objects. Git packs objects long before there are so many. */
const maxObjectEntries = 200_000;

/**
 * Reads a student's repository. Git is run in a temporary repository, which has a copy of the student's refs and reads
 * the objects from the student's folder. So it never reads the student's configuration, which can name programs to run.
 *
 * @param folder of the clone, with `.git` in it
 * @param deadline when all git commands must be done, in milliseconds as `Date.now()` counts them
 * @throws {UntrustedRepoError} if the repository refers to files outside of it, or is not as git creates it
 */
export function withIsolatedRepo<Result>(
  folder: string,
  deadline: number,
  use: (clone: IsolatedRepo) => Result,
): Result {
  const studentGit = join(folder, '.git');
  requireFolder(studentGit, '.git');
  requireSafeObjects(studentGit);
  const isolated = mkdtempSync(join(tmpdir(), 'quarantine-'));
  try {
    mkdirSync(join(isolated, 'refs'));
    mkdirSync(join(isolated, 'objects'));
    const refIds = copyRefs(studentGit, isolated);
    const config = join(isolated, 'config');
    writeFileSync(config, configFor(studentGit));
    const env = {
      ...unsetGitVariables(),
      GIT_DIR: isolated,
      GIT_OBJECT_DIRECTORY: join(studentGit, 'objects'),
      GIT_CONFIG_GLOBAL: config,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_ALLOC_LIMIT: maxObjectSize,
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
    };
    const shallow = lstatIfExists(join(isolated, 'shallow'))
      ? readFileSync(join(isolated, 'shallow'), 'utf8').split('\n')
      : [];
    const timeout = () => Math.max(1, deadline - Date.now());
    return use({
      ask: (args, options) => tryGit(isolated, ['--no-pager', ...args], { timeout: timeout(), ...options, env }),
      blobs: (ids) => readBlobBytes(isolated, ids, { timeout: timeout(), env }),
      shallow: new Set(shallow.filter(Boolean)),
      refIds,
    });
  } finally {
    rmSync(isolated, { recursive: true, force: true });
  }
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

/** Parts that must be regular files. A folder instead of one would make git, or this module, fail. */
const regularFiles = ['HEAD', 'packed-refs', 'shallow'];

/** Copies the refs. Returns the ids in them, without those at which a shallow clone ends. */
function copyRefs(studentGit: string, isolated: string): Set<string> {
  const ids = new Set<string>();
  let entryCount = 0;
  const copy = (path: string) => {
    const stats = lstatIfExists(join(studentGit, path));
    if (stats && regularFiles.includes(path) && !stats.isFile())
      throw new UntrustedRepoError(`.git/${path} is not a file.`);
    if (++entryCount > maxRefEntries || (stats?.isFile() && stats.size > maxRefFileSize))
      throw new UntrustedRepoError(`.git has more refs than can be read (${path}).`);
    if (stats?.isDirectory()) {
      mkdirSync(join(isolated, path), { recursive: true });
      readdirSync(join(studentGit, path)).forEach((name) => copy(join(path, name)));
    } else if (stats?.isFile()) {
      const bytes = readFileSync(join(studentGit, path));
      writeFileSync(join(isolated, path), bytes);
      if (path !== 'shallow')
        bytes
          .toString('latin1')
          .match(/^[0-9a-f]{40,64}\b/gm)
          ?.forEach((id) => ids.add(id));
    }
  };
  copiedNames.forEach(copy);
  return ids;
}

/** A minimal configuration. The hash and the kind of ref storage are the student's, because git needs them to read. */
function configFor(studentGit: string): string {
  const stats = lstatIfExists(join(studentGit, 'config'));
  const text = stats?.isFile() && stats.size < 1024 * 1024 ? readFileSync(join(studentGit, 'config'), 'utf8') : '';
  // Line by line, because a regular expression that skips blank lines would take forever on many of them.
  const lines = text.split('\n').map((line) => line.trim());
  const sha256 = lines.some((line) => /^objectformat[ \t]*=[ \t]*"?sha256/i.test(line));
  const reftable = lines.some((line) => /^refstorage[ \t]*=[ \t]*"?reftable/i.test(line));
  const formats = [...(sha256 ? ['\tobjectFormat = sha256'] : []), ...(reftable ? ['\trefStorage = reftable'] : [])];
  return [
    '[core]',
    `\trepositoryFormatVersion = ${formats.length > 0 ? 1 : 0}`,
    '\tbare = true',
    // Index files next to the objects could contradict the objects.
    '\tcommitGraph = false',
    '\tmultiPackIndex = false',
    ...(formats.length > 0 ? ['[extensions]', ...formats] : []),
    '',
  ].join('\n');
}

/** Values that unset all of git's environment variables for a child process. */
function unsetGitVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => name.startsWith('GIT_'))
      .map((name) => [name, undefined]),
  );
}
