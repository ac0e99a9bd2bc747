import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import type { ArchiveEntry } from './archive-entry.ts';
import { sizeCap } from '../../kata/plain-file.ts';

/** Bits of a Unix file mode, which a zip archive stores in the upper half of the external attributes. */
const fileTypeMask = 0o170000;
const linkType = 0o120000;

/**
 * The entries of a zip archive, from its directory. An entry is unpacked only when it is read, and only up to the
 * maximum file size, whatever the directory says.
 *
 * @param maxEntries the maximum number of entries
 * @throws {Error} if it is not a zip archive, is truncated, or has too many entries
 */
export async function readZip(bytes: Buffer, maxEntries = 1_000_000): Promise<ArchiveEntry[]> {
  // Names are decoded here, because yauzl rejects a whole archive because of one path that leads out of it.
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, autoClose: false });
  const entries: ArchiveEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.length === maxEntries) throw new Error(`more than ${maxEntries} entries`);
    const path = nameOf(entry);
    entries.push({
      path,
      kind: kindOf(entry, path),
      size: entry.uncompressedSize,
      read: (cap) => unpack(zip, entry, cap),
    });
  }
  if (entries.length === 0) throw new Error('no entries');
  return entries;
}

function kindOf(entry: Entry, path: string): ArchiveEntry['kind'] {
  if (path.endsWith('/')) return 'folder';
  if (((entry.externalFileAttributes >>> 16) & fileTypeMask) === linkType) return 'link';
  return entry.isEncrypted() ? 'other' : 'file';
}

async function unpack(zip: ZipFile, entry: Entry, cap = sizeCap): Promise<Buffer> {
  if (entry.uncompressedSize > cap) throw new Error('too large');
  const chunks: Buffer[] = [];
  // yauzl ends the stream with an error as soon as there are more or fewer bytes than the directory says.
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Many programs write UTF-8 without setting the flag for it. Other names are in CP437, the encoding of the format. */
function nameOf({ fileNameRaw, extraFields }: Entry): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(fileNameRaw);
  } catch {
    return getFileNameLowLevel(0, fileNameRaw, extraFields, true);
  }
}
