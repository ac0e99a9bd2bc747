import { Parser, type ReadEntry } from 'tar';
import type { ArchiveEntry } from './archive-entry.ts';
import { sizeCap } from '../../kata/plain-file.ts';

/** The magic numbers of gzip, Zstandard and compress in hex. The parser would unpack such data without a limit. */
const magicNumbers = ['1f8b', '28b52ffd', '1f9d'];

/** How much of a tar archive is read into memory. */
export interface TarLimits {
  /** The maximum number of entries. */
  maxEntries?: number;
  /** The maximum size of an entry in bytes, by its path. What is larger cannot be read later. */
  capOf?: (path: string) => number;
}

/**
 * The entries of a tar archive that is not compressed.
 *
 * @throws {Error} if it is not a tar archive, is truncated, or has too many entries
 */
export async function readTar(
  bytes: Buffer,
  { maxEntries = 1_000_000, capOf = () => sizeCap }: TarLimits = {},
): Promise<ArchiveEntry[]> {
  if (magicNumbers.some((magicNumber) => bytes.toString('hex', 0, 4).startsWith(magicNumber)))
    throw new Error('compressed twice');
  const entries: ArchiveEntry[] = [];
  const parser = new Parser({ strict: true, onReadEntry: (entry) => entries.push(toEntry(entry, capOf(entry.path))) });
  await new Promise((resolve, reject) => {
    parser.on('end', resolve);
    // One broken archive may cause several errors.
    parser.on('error', reject);
    parser.end(bytes);
  });
  if (entries.length === 0) throw new Error('no entries');
  if (entries.length > maxEntries) throw new Error(`more than ${maxEntries} entries`);
  return entries;
}

function toEntry(entry: ReadEntry, storedCap: number): ArchiveEntry {
  const chunks: Buffer[] = [];
  // Data that is too large is discarded. It must still be consumed before the parser reaches the next entry.
  if (entry.size > storedCap) entry.resume();
  else entry.on('data', (chunk) => chunks.push(chunk));
  const read = async (cap = sizeCap) => {
    if (entry.size > Math.min(storedCap, cap)) throw new Error('too large');
    return Buffer.concat(chunks);
  };
  return { path: entry.path, kind: kindOf(entry.type), size: entry.size, read };
}

function kindOf(type: ReadEntry['type']): ArchiveEntry['kind'] {
  if (['File', 'OldFile', 'ContiguousFile'].includes(type)) return 'file';
  if (['Directory', 'GNUDumpDir'].includes(type)) return 'folder';
  return ['Link', 'SymbolicLink'].includes(type) ? 'link' : 'other';
}
