import { Parser, type ReadEntry } from 'tar';
import type { ArchiveEntry } from './archive-entry.ts';
import { sizeCap } from './submission.ts';

/** How gzip, Zstandard and compress mark their data. The parser would unpack it without a limit. */
const packed = ['1f8b', '28b52ffd', '1f9d'];

/**
 * The entries of a tar archive that is not compressed.
 *
 * @throws {Error} if it is not a tar archive, or is truncated
 */
export async function readTar(bytes: Buffer): Promise<ArchiveEntry[]> {
  if (packed.some((mark) => bytes.toString('hex', 0, 4).startsWith(mark))) throw new Error('compressed twice');
  const entries: ArchiveEntry[] = [];
  const parser = new Parser({ strict: true, onReadEntry: (entry) => entries.push(toEntry(entry)) });
  await new Promise((resolve, reject) => {
    parser.on('end', resolve);
    // One broken archive may cause several errors.
    parser.on('error', reject);
    parser.end(bytes);
  });
  if (entries.length === 0) throw new Error('no entries');
  return entries;
}

function toEntry(entry: ReadEntry): ArchiveEntry {
  const chunks: Buffer[] = [];
  // What is too large is never read, but must flow past for the next entry to come.
  if (entry.size > sizeCap) entry.resume();
  else entry.on('data', (chunk) => chunks.push(chunk));
  return { path: entry.path, kind: kindOf(entry.type), size: entry.size, read: async () => Buffer.concat(chunks) };
}

function kindOf(type: ReadEntry['type']): ArchiveEntry['kind'] {
  if (['File', 'OldFile', 'ContiguousFile'].includes(type)) return 'file';
  if (['Directory', 'GNUDumpDir'].includes(type)) return 'folder';
  return ['Link', 'SymbolicLink'].includes(type) ? 'link' : 'other';
}
