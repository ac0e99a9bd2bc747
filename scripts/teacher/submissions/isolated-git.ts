import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryGit, type GitResult, type GitOptions } from '../../platform/git/git.ts';
import { readBlobBytes } from '../../platform/git/blobs.ts';
import { lstatIfExists } from '../../kata/plain-file.ts';

/** A student's repository, which can be read without running any of its programs. */
export interface IsolatedRepo {
  ask(args: readonly string[], options?: GitOptions): GitResult;
  /** The contents of files by their ids. A missing file is empty. */
  blobs(ids: readonly string[]): Buffer[];
  /** The oldest commits of a shallow clone. */
  shallow: ReadonlySet<string>;
  /** Ids that branches have, as far as their files tell. Reading them takes no process. */
  refIds: ReadonlySet<string>;
}

/** Why a repository cannot be trusted, in one sentence. */
export class UntrustedRepoError extends Error {
  override readonly name = 'Refused';
}

/** The parts of a repository that define its refs. Its configuration, hooks and index are not copied. */
const kept = ['HEAD', 'packed-refs', 'refs', 'reftable', 'shallow'];
const mostRefs = 20_000;

/** The maximum size of a file with refs, in bytes. */
const largestRefs = 64 * 1024 * 1024;

/** Milliseconds for all git commands together, because a repository can be built so that reading it takes for ever. */
export const patienceMs = 30_000;

/** The largest object that git may hold in memory. Commits and folders, which are all that it unpacks as a whole, are small. */
const largestObject = '64m';

/** The maximum number of entries in the folder of objects. Git packs them long before. */
const mostObjects = 200_000;

/**
 * Reads a student's repository. Git sees a repository of ours that has a copy of the student's refs and reads objects
 * from the student's folder. So it never reads the student's configuration, which can name programs to run.
 *
 * @param folder of the clone, with `.git` in it
 * @param end when all git commands must be done, in milliseconds as `Date.now()` counts them
 * @throws {UntrustedRepoError} if the repository refers to files outside of it, or is not as git makes it
 */
export function withIsolatedRepo<Result>(folder: string, end: number, use: (clone: IsolatedRepo) => Result): Result {
  const theirs = join(folder, '.git');
  mustBeFolder(theirs, '.git');
  mustHold(theirs);
  const own = mkdtempSync(join(tmpdir(), 'quarantine-'));
  try {
    mkdirSync(join(own, 'refs'));
    mkdirSync(join(own, 'objects'));
    const refIds = copyRefs(theirs, own);
    const config = join(own, 'config');
    writeFileSync(config, configFor(theirs));
    const env = {
      ...withoutGit(),
      GIT_DIR: own,
      GIT_OBJECT_DIRECTORY: join(theirs, 'objects'),
      GIT_CONFIG_GLOBAL: config,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_ALLOC_LIMIT: largestObject,
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
    };
    const shallow = lstatIfExists(join(own, 'shallow')) ? readFileSync(join(own, 'shallow'), 'utf8').split('\n') : [];
    const timeout = () => Math.max(1, end - Date.now());
    return use({
      ask: (args, options) => tryGit(own, ['--no-pager', ...args], { timeout: timeout(), ...options, env }),
      blobs: (ids) => readBlobBytes(own, ids, { timeout: timeout(), env }),
      shallow: new Set(shallow.filter(Boolean)),
      refIds,
    });
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Nothing in `objects` may lead to a file outside, at any depth. */
function mustHold(theirs: string): void {
  mustBeFolder(join(theirs, 'objects'), '.git/objects');
  if (lstatIfExists(join(theirs, 'objects', 'info', 'alternates'))) {
    throw new UntrustedRepoError('The clone borrows objects from another repository (.git/objects/info/alternates).');
  }
  let seen = 0;
  const visit = (way: string) => {
    for (const entry of readdirSync(join(theirs, way), { withFileTypes: true })) {
      const path = `${way}/${entry.name}`;
      if (entry.isSymbolicLink()) throw new UntrustedRepoError(`.git/${path} is a symbolic link.`);
      if (++seen > mostObjects) throw new UntrustedRepoError(`.git/objects has more than ${mostObjects} entries.`);
      if (entry.isDirectory()) visit(path);
      // Git would wait for ever for what comes out of a pipe.
      else if (!entry.isFile()) throw new UntrustedRepoError(`.git/${path} is not a regular file.`);
    }
  };
  visit('objects');
}

function mustBeFolder(path: string, shown: string): void {
  if (!lstatIfExists(path)?.isDirectory()) throw new UntrustedRepoError(`${shown} is not a folder.`);
}

/** What must be a file. A folder in its place would make git, or this module, fail. */
const files = ['HEAD', 'packed-refs', 'shallow'];

function copyRefs(theirs: string, own: string): Set<string> {
  const ids = new Set<string>();
  let copied = 0;
  const copy = (path: string) => {
    const stats = lstatIfExists(join(theirs, path));
    if (stats && files.includes(path) && !stats.isFile()) throw new UntrustedRepoError(`.git/${path} is not a file.`);
    if (stats?.isDirectory()) {
      mkdirSync(join(own, path), { recursive: true });
      readdirSync(join(theirs, path)).forEach((name) => copy(join(path, name)));
    } else if (stats?.isFile()) {
      if (++copied > mostRefs || stats.size > largestRefs)
        throw new UntrustedRepoError(`.git has more refs than can be read (${path}).`);
      const bytes = readFileSync(join(theirs, path));
      writeFileSync(join(own, path), bytes);
      if (path !== 'shallow')
        bytes
          .toString('latin1')
          .match(/^[0-9a-f]{40,64}\b/gm)
          ?.forEach((id) => ids.add(id));
    }
  };
  kept.forEach(copy);
  return ids;
}

/** The two settings of a repository without which git cannot read it. */
function configFor(theirs: string): string {
  const stats = lstatIfExists(join(theirs, 'config'));
  const text = stats?.isFile() && stats.size < 1024 * 1024 ? readFileSync(join(theirs, 'config'), 'utf8') : '';
  // Line by line, because an expression that skips blank lines would take for ever on many of them.
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

/** Removes git's variables from this process's environment. */
function withoutGit(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => name.startsWith('GIT_'))
      .map((name) => [name, undefined]),
  );
}
