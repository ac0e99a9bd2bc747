import type { ArchiveEntry } from './archive-entry.ts';
import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Kata } from '../../kata/catalog.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { pathPrefixes, strayPaths, workbookEntry, assignFolders, type Place } from './assign-folders.ts';
import { pathsOf, sizeCap, readSubmittedFiles, tooLarge, unreadable, type SubmittedFiles } from './submission.ts';
import { readTar } from './tar.ts';
import { readZip } from './zip.ts';

/** The maximum number of folders in a path. A kata has three, and a class a few more around it. */
const deepest = 100;

/** An archive whose directory has been read. */
export interface Archive {
  places: Place[];
  /** Entries that belong to no student. */
  stray: string[];
  /** Ids of the submissions that contain a `.git` folder. */
  withGit: string[];
  filesOf(place: Place, kata: Kata): Promise<SubmittedFiles>;
}

/** Whether a name is that of a readable kind of archive. */
export function isArchive(name: string): boolean {
  return /\.(zip|tar|tar\.gz|tgz)$/i.test(name);
}

/**
 * Reads an archive, and writes nothing. Paths in it are only compared with those of a kata's files.
 *
 * @param own the name of a clone that has no folder of its own in the archive
 * @param cap the maximum size in bytes, packed and unpacked
 * @throws {UserError} if it is not readable, or too large
 */
export async function openArchive(path: string, own: string, cap: number): Promise<Archive> {
  const entries = new Map<string, ArchiveEntry>();
  const outside: string[] = [];
  for (const entry of await entriesOf(path, cap)) {
    const parts = entry.path.replaceAll('\\', '/').split('/');
    if (parts.length > deepest) outside.push(`${entry.path.slice(0, 100)}…`);
    else if (parts.includes('..') || parts[0] === '') outside.push(entry.path);
    // If a path appears several times, the last entry counts, as when it is unpacked.
    else entries.set(parts.filter((part) => part !== '' && part !== '.').join('/'), entry);
  }
  entries.delete('');
  const paths = [...entries.keys()];
  const withGit = foldersBefore(paths, (part) => part === '.git');
  const places = assignFolders({ withKatas: withKatas(entries), withGit }, own);
  return {
    places,
    stray: [...strayPaths(paths, places), ...outside],
    withGit: places.filter(({ folder }) => withGit.includes(folder)).map(({ id }) => id),
    filesOf: async ({ folder }, kata) => {
      const found = new Map<string, Buffer | string>();
      for (const wanted of pathsOf(kata).values()) {
        // One after the other, so that only one of them is unpacked at a time.
        // oxlint-disable-next-line no-await-in-loop
        found.set(wanted, await fileIn(entries, folder, wanted));
      }
      return readSubmittedFiles(kata, (wanted) => found.get(wanted) ?? 'is not in the archive');
    },
  };
}

function withKatas(entries: ReadonlyMap<string, ArchiveEntry>): string[] {
  const below = foldersBefore(entries.keys(), (part, next = '') => part === 'katas' && workbookEntry.test(next));
  const links = [...entries].filter(([, { kind }]) => kind === 'link').map(([path]) => path);
  return [...below, ...foldersBefore(links, (part, next) => part === 'katas' && next === undefined)];
}

/** The folders that contain a path part of a certain kind. Empty for the top folder. */
function foldersBefore(paths: Iterable<string>, isIt: (part: string, next: string | undefined) => boolean): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    const at = parts.findIndex((part, i) => isIt(part, parts[i + 1]));
    // The macOS Finder puts a copy of each file's metadata there.
    if (at !== -1 && parts[0] !== '__MACOSX') found.add(parts.slice(0, at).join('/'));
  }
  return [...found];
}

async function fileIn(
  entries: ReadonlyMap<string, ArchiveEntry>,
  folder: string,
  path: string,
): Promise<Buffer | string> {
  const within = (way: string) => (folder === '' ? way : `${folder}/${way}`);
  const link = pathPrefixes(path).find((way) => entries.get(within(way))?.kind === 'link');
  if (link !== undefined) return link === path ? 'is a link, not a file' : `${link} is a link, not a folder`;
  const entry = entries.get(within(path));
  if (entry === undefined) return 'is not in the archive';
  if (entry.kind === 'folder') return 'is a folder, not a file';
  if (entry.kind === 'other') return 'is protected by a password, or is not a regular file';
  if (entry.size > sizeCap) return tooLarge(entry.size);
  try {
    return await entry.read();
  } catch {
    return 'cannot be unpacked';
  }
}

async function entriesOf(path: string, cap: number): Promise<ArchiveEntry[]> {
  const isZip = /\.zip$/i.test(path);
  const list = `${isZip ? 'unzip -l' : 'tar -tvf'} ${path.includes(' ') ? `"${path}"` : path}`;
  const large = () =>
    new UserError(`${path} is larger than ${Math.floor(cap / 1024 / 1024)} MB; unpack it and pass the folder`, list);
  if (statSync(path).size > cap) throw large();
  try {
    const bytes = readFileSync(path);
    if (isZip) return await readZip(bytes);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return await readTar(isPacked ? gunzipSync(bytes, { maxOutputLength: cap }) : bytes);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE') throw large();
    const [sentence = message] = message.replace(/^TAR_\w+: /, '').split(/\.(?: |$)/);
    throw new UserError(`${path} cannot be read as an archive (${sentence})`, list);
  }
}

/** The problem if a student has submitted several clones. */
export function ambiguous({ folder, rivals }: Place): SubmittedFiles {
  const folders = [folder, ...rivals].join(', ');
  return unreadable(`There is more than one folder with katas: ${folders}.`);
}
