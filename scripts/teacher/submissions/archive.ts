import { readFileSync, statSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { UserError } from '../../platform/errors/user-error.ts';
import type { ArchiveEntry } from './archive-entry.ts';
import { metadataName } from './gradescope-metadata.ts';
import { sizeCap } from '../../kata/plain-file.ts';
import { readTar } from './tar.ts';
import { readZip } from './zip.ts';

/** The maximum number of parts of a path. A kata's file has three, and a class puts a few folders around it. */
const maxPathParts = 100;

/** Limits of an archive. */
export interface ArchiveLimits {
  /** The maximum size in bytes, packed and unpacked. */
  cap: number;
  /** The maximum number of entries. By default that of the reader: a million. */
  maxEntries?: number;
}

/** The content of an archive. */
export interface ArchiveContent {
  /** By path, without `.` and empty parts. */
  entries: Map<string, ArchiveEntry>;
  /** Paths that lead out of the archive or are nested too deeply. They are never read. */
  outside: string[];
}

/** How the names of readable archives end. Each kind needs a reader in `entriesOf`. */
const readableEndings = ['.zip', '.tar', '.tar.gz', '.tgz'];

/** The endings of readable archives, for a sentence: `.zip, .tar, .tar.gz and .tgz`. */
export function readableEndingsText(conjunction: 'and' | 'or'): string {
  return `${readableEndings.slice(0, -1).join(', ')} ${conjunction} ${readableEndings.at(-1)}`;
}

/** Whether a name is that of a readable kind of archive. */
export function isArchive(name: string): boolean {
  return endingOf(name, readableEndings) !== undefined;
}

function endingOf(name: string, endings: readonly string[]): string | undefined {
  return endings.find((ending) => name.toLowerCase().endsWith(ending));
}

/** Whether a name is that of a kind of archive that cannot be read. */
export function isForeignArchive(name: string): boolean {
  return /\.(rar|7z|gz|bz2|xz|zst|tbz2?|txz)$/i.test(name) && !isArchive(name);
}

/** The name of an archive without its ending: `hw` of `hw.tar.gz`. */
export function archiveStem(name: string): string {
  const ending = endingOf(name, [...readableEndings, '.rar', '.7z']) ?? '';
  return name.slice(0, name.length - ending.length);
}

/**
 * Reads an archive file, and writes nothing.
 *
 * @throws {UserError} if it is not readable, or too large
 */
export async function openArchive(path: string, limits: ArchiveLimits): Promise<ArchiveContent> {
  const listCommand = `${/\.zip$/i.test(path) ? 'unzip -l' : 'tar -tvf'} ${path.includes(' ') ? `"${path}"` : path}`;
  try {
    if (statSync(path).size > limits.cap) throw new ArchiveTooLargeError(limits.cap);
    return await readArchive(path, readFileSync(path), limits);
  } catch (error) {
    if (error instanceof ArchiveTooLargeError)
      throw new UserError(`${path} is ${error.message}; unpack it and pass the folder`, listCommand);
    throw new UserError(`${path} cannot be read as an archive (${archiveProblem(error)})`, listCommand);
  }
}

/** An archive that is larger than allowed. */
export class ArchiveTooLargeError extends Error {
  /** @param cap in bytes */
  constructor(cap: number) {
    super(`larger than ${Math.floor(cap / 1024 / 1024)} MB`);
  }
}

/**
 * The content of an archive. Paths are only compared with other paths, and never used to write.
 *
 * @param name of the file, whose ending says what kind of archive it is
 * @throws {Error} if it is broken, and {ArchiveTooLargeError} if it is too large
 */
export async function readArchive(
  name: string,
  bytes: Buffer,
  { cap, maxEntries }: ArchiveLimits,
): Promise<ArchiveContent> {
  const entries = new Map<string, ArchiveEntry>();
  const outside: string[] = [];
  for (const entry of await entriesOf(name, bytes, cap, maxEntries)) {
    const parts = entry.path.replaceAll('\\', '/').split('/');
    if (parts.length > maxPathParts) outside.push(`${entry.path.slice(0, 100)}…`);
    else if (parts.includes('..') || parts[0] === '') outside.push(entry.path);
    // If a path appears several times, the last entry counts, as when it is unpacked.
    else entries.set(parts.filter((part) => part !== '' && part !== '.').join('/'), entry);
  }
  entries.delete('');
  return { entries, outside };
}

/** What is wrong with an archive, in a few words. */
export function archiveProblem(error: unknown): string {
  const { message } = error as Error;
  const [sentence = message] = message.replace(/^TAR_\w+: /, '').split(/\.(?: |$)/);
  return sentence;
}

async function entriesOf(name: string, bytes: Buffer, cap: number, maxEntries?: number): Promise<ArchiveEntry[]> {
  if (bytes.length > cap) throw new ArchiveTooLargeError(cap);
  if (/\.zip$/i.test(name)) return readZip(bytes, maxEntries);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const limits = { ...(maxEntries === undefined ? {} : { maxEntries }), capOf: capOfEntries(cap) };
  return readTar(isGzipped ? gunzip(bytes, cap) : bytes, limits);
}

/** An archive within an archive, and Gradescope's metadata, may be larger than a kata's file. */
function capOfEntries(cap: number): (path: string) => number {
  return (path) => (isArchive(path) || path.endsWith(metadataName) ? cap : sizeCap);
}

function gunzip(bytes: Buffer, cap: number): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: cap });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new ArchiveTooLargeError(cap);
    throw error;
  }
}
