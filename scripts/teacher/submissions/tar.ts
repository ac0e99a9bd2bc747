import { Parser, type ReadEntry } from 'tar';
import type { ArchiveEntry } from './archive-entry.ts';
import { sizeCap } from '../../kata/plain-file.ts';

/** How gzip, Zstandard and compress mark their data. The parser would unpack it without a limit. */
const packed = ['1f8b', '28b52ffd', '1f9d'];

/** How much of a tar archive is kept. */
export interface TarLimits {
  /** How many entries there may be. */
  mostEntries?: number;
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
  { mostEntries = 1_000_000, capOf = () => sizeCap }: TarLimits = {},
): Promise<ArchiveEntry[]> {
  if (packed.some((mark) => bytes.toString('hex', 0, 4).startsWith(mark))) throw new Error('compressed twice');
  const entries: ArchiveEntry[] = [];
  const parser = new Parser({ strict: true, onReadEntry: (entry) => entries.push(toEntry(entry, capOf(entry.path))) });
  await new Promise((resolve, reject) => {
    parser.on('end', resolve);
    // One broken archive may cause several errors.
    parser.on('error', reject);
    parser.end(bytes);
  });
  if (entries.length === 0) throw new Error('no entries');
  if (entries.length > mostEntries) throw new Error(`more than ${mostEntries} entries`);
  return entries;
}

function toEntry(entry: ReadEntry, cap: number): ArchiveEntry {
  const chunks: Buffer[] = [];
  // What is too large is never read, but must flow past for the next entry to come.
  if (entry.size > cap) entry.resume();
  else entry.on('data', (chunk) => chunks.push(chunk));
  const read = async (most = sizeCap) => {
    if (entry.size > Math.min(cap, most)) throw new Error('too large');
    return Buffer.concat(chunks);
  };
  return { path: entry.path, kind: kindOf(entry.type), size: entry.size, read };
}

function kindOf(type: ReadEntry['type']): ArchiveEntry['kind'] {
  if (['File', 'OldFile', 'ContiguousFile'].includes(type)) return 'file';
  if (['Directory', 'GNUDumpDir'].includes(type)) return 'folder';
  return ['Link', 'SymbolicLink'].includes(type) ? 'link' : 'other';
}
