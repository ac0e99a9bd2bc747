import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryGit, type GitResult, type GitOptions } from '../../platform/git/git.ts';
import { readBlobBytes } from '../../platform/git/blobs.ts';
import { look } from './plain-file.ts';

/** A student's repository, asked in a way that runs nothing of theirs. */
export interface IsolatedRepo {
  ask(args: readonly string[], options?: GitOptions): GitResult;
  /** Of ids of files; an empty one where there is none. */
  blobs(ids: readonly string[]): Buffer[];
  /** The oldest commits of a clone that lacks what came before them. */
  shallow: ReadonlySet<string>;
}

/** Why a repository is not to be trusted with a question; one sentence. */
export class UntrustedRepoError extends Error {
  override readonly name = 'Refused';
}

/** Of a repository, what says which commit is which. Its configuration, its hooks and its index stay outside. */
const kept = ['HEAD', 'packed-refs', 'refs', 'reftable', 'shallow'];
const mostRefs = 20_000;

/** Bytes of a file of refs. */
const largestRefs = 64 * 1024 * 1024;

/** Milliseconds that all questions may take together: a repository can be built to take for ever. */
const patience = 30_000;

/**
 * Asks a student's repository. Git is shown a repository of our own that has a copy of the student's refs and looks for
 * objects in the student's folder, so it never reads the student's configuration: that can name programs to be run.
 *
 * @param folder of the clone, with `.git` in it
 * @throws {UntrustedRepoError} where the repository's files lead elsewhere
 */
export function withIsolatedRepo<Result>(folder: string, use: (clone: IsolatedRepo) => Result): Result {
  const theirs = join(folder, '.git');
  mustBeFolder(theirs, '.git');
  mustHold(theirs);
  const own = mkdtempSync(join(tmpdir(), 'quarantine-'));
  try {
    mkdirSync(join(own, 'refs'));
    mkdirSync(join(own, 'objects'));
    copyRefs(theirs, own);
    const config = join(own, 'config');
    writeFileSync(config, configFor(theirs));
    const env = {
      ...withoutGit(),
      GIT_DIR: own,
      GIT_OBJECT_DIRECTORY: join(theirs, 'objects'),
      GIT_CONFIG_GLOBAL: config,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_NO_REPLACE_OBJECTS: '1',
      GIT_NO_LAZY_FETCH: '1',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_LITERAL_PATHSPECS: '1',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
    };
    const shallow = look(join(own, 'shallow')) ? readFileSync(join(own, 'shallow'), 'utf8').split('\n') : [];
    const end = Date.now() + patience;
    const timeout = () => Math.max(1, end - Date.now());
    return use({
      ask: (args, options) => tryGit(own, ['--no-pager', ...args], { timeout: timeout(), ...options, env }),
      blobs: (ids) => readBlobBytes(own, ids, { timeout: timeout(), env }),
      shallow: new Set(shallow.filter(Boolean)),
    });
  } finally {
    rmSync(own, { recursive: true, force: true });
  }
}

/** Nothing below `objects` may lead to a folder that is not the student's. */
function mustHold(theirs: string): void {
  mustBeFolder(join(theirs, 'objects'), '.git/objects');
  for (const way of ['', 'info', 'pack']) {
    const folder = join(theirs, 'objects', way);
    const link = look(folder)?.isDirectory()
      ? readdirSync(folder, { withFileTypes: true }).find((entry) => entry.isSymbolicLink())
      : undefined;
    if (link)
      throw new UntrustedRepoError(`.git/objects/${way === '' ? '' : `${way}/`}${link.name} is a symbolic link.`);
  }
  if (look(join(theirs, 'objects', 'info', 'alternates'))) {
    throw new UntrustedRepoError('The clone borrows objects from another repository (.git/objects/info/alternates).');
  }
}

function mustBeFolder(path: string, shown: string): void {
  if (!look(path)?.isDirectory()) throw new UntrustedRepoError(`${shown} is not a folder.`);
}

function copyRefs(theirs: string, own: string): void {
  let copied = 0;
  const copy = (path: string) => {
    const stats = look(join(theirs, path));
    if (stats?.isDirectory()) {
      mkdirSync(join(own, path), { recursive: true });
      readdirSync(join(theirs, path)).forEach((name) => copy(join(path, name)));
    } else if (stats?.isFile()) {
      if (++copied > mostRefs || stats.size > largestRefs)
        throw new UntrustedRepoError(`.git has more refs than can be read (${path}).`);
      writeFileSync(join(own, path), readFileSync(join(theirs, path)));
    }
  };
  kept.forEach(copy);
}

/** The two things about a repository without which git can't read it, and nothing else that it says. */
function configFor(theirs: string): string {
  const stats = look(join(theirs, 'config'));
  const text = stats?.isFile() && stats.size < 1024 * 1024 ? readFileSync(join(theirs, 'config'), 'utf8') : '';
  const sha256 = /^\s*objectformat\s*=\s*"?sha256/im.test(text);
  const reftable = /^\s*refstorage\s*=\s*"?reftable/im.test(text);
  const formats = [...(sha256 ? ['\tobjectFormat = sha256'] : []), ...(reftable ? ['\trefStorage = reftable'] : [])];
  return [
    '[core]',
    `\trepositoryFormatVersion = ${formats.length > 0 ? 1 : 0}`,
    '\tbare = true',
    // Indices beside the objects could tell another story than the objects do.
    '\tcommitGraph = false',
    '\tmultiPackIndex = false',
    ...(formats.length > 0 ? ['[extensions]', ...formats] : []),
    '',
  ].join('\n');
}

/** Takes away what this process's environment says to git. */
function withoutGit(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => name.startsWith('GIT_'))
      .map((name) => [name, undefined]),
  );
}
