import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lstatIfExists } from '../../kata/plain-file.ts';
import { UntrustedRepoError } from './untrusted-repo-error.ts';

/** The parts of a student's repository that define its refs, as they are on disk. */
export interface RepoRefs {
  /** Contents of the files by path below `.git`. */
  files: ReadonlyMap<string, Buffer>;
  /** Paths of the folders, parents first. */
  folders: readonly string[];
}

/** What is read. The configuration, hooks and index are left out. */
const readNames = ['HEAD', 'packed-refs', 'refs', 'reftable', 'shallow'];

/** Parts that must be regular files. A folder instead of one would make git, or this module, fail. */
const regularFiles = ['HEAD', 'packed-refs', 'shallow'];

/** The maximum number of files with refs, and of the folders that they are in. */
const maxEntries = 20_000;

/** The maximum size of all files with refs together, in bytes. */
const maxSize = 64 * 1024 * 1024;

/**
 * Reads the refs of a student's repository without git. Links are left out.
 *
 * @param studentGit absolute path of the folder `.git`
 * @throws {UntrustedRepoError} if there are too many of them, or if they are not as git creates them
 */
export function readRefs(studentGit: string): RepoRefs {
  const files = new Map<string, Buffer>();
  const folders: string[] = [];
  let [entryCount, size] = [0, 0];
  const read = (path: string) => {
    const stats = lstatIfExists(join(studentGit, path));
    if (stats && regularFiles.includes(path) && !stats.isFile())
      throw new UntrustedRepoError(`.git/${path} is not a file.`);
    if (stats?.isFile()) size += stats.size;
    if (++entryCount > maxEntries || size > maxSize)
      throw new UntrustedRepoError(`.git has more refs than can be read (${path}).`);
    if (stats?.isDirectory()) {
      folders.push(path);
      readdirSync(join(studentGit, path)).forEach((name) => read(join(path, name)));
    } else if (stats?.isFile()) {
      files.set(path, readFileSync(join(studentGit, path)));
    }
  };
  readNames.forEach(read);
  return { files, folders };
}

/** The ids of the branches and tags, as far as the files contain them as text. */
export function idsOf({ files }: RepoRefs): Set<string> {
  const texts = [...files].filter(([path]) => path !== 'shallow').map(([, bytes]) => bytes.toString('latin1'));
  return new Set(texts.flatMap((text) => text.match(/^[0-9a-f]{40,64}\b/gm) ?? []));
}

/**
 * The id that HEAD stands for. Undefined if that takes more than reading two files as git writes them, for example
 * because the branch is in `packed-refs`.
 */
export function headIdIn({ files }: RepoRefs): string | undefined {
  const textOf = (path: string) => files.get(path)?.toString('latin1') ?? '';
  const [, branch = 'HEAD'] = /^ref: (refs\/heads\/\S+)\n$/.exec(textOf('HEAD')) ?? [];
  return /^([\da-f]{40}|[\da-f]{64})\n$/.exec(textOf(branch))?.[1];
}

/** The commits at which a shallow clone ends. */
export function shallowIds({ files }: RepoRefs): Set<string> {
  return new Set((files.get('shallow')?.toString('utf8') ?? '').split('\n').filter(Boolean));
}

/** A minimal configuration. The hash and the kind of ref storage are the student's, because git needs them to read. */
export function configFor(studentGit: string): string {
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
