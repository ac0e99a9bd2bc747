import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { ArchiveEntry } from './archive-entry.ts';
import { sizeCap } from './submission.ts';

const mostEntries = 1_000_000;
const fileTypeMask = 0o170000;
const linkType = 0o120000;

/**
 * The entries of a zip archive, from its directory. An entry is unpacked only when it is read, and only up to the
 * maximum file size, whatever the directory says.
 *
 * @throws {Error} if it is not a zip archive, or is truncated
 */
export async function readZip(bytes: Buffer): Promise<ArchiveEntry[]> {
  // Names are decoded here, because yauzl rejects a whole archive because of one path that leads out of it.
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, decodeStrings: false, autoClose: false });
  const entries: ArchiveEntry[] = [];
  for await (const entry of zip.eachEntry()) {
    if (entries.length === mostEntries) throw new Error(`more than ${mostEntries} entries`);
    const path = nameOf(entry.fileNameRaw);
    entries.push({ path, kind: kindOf(entry, path), size: entry.uncompressedSize, read: () => unpack(zip, entry) });
  }
  if (entries.length === 0) throw new Error('no entries');
  return entries;
}

function kindOf(entry: Entry, path: string): ArchiveEntry['kind'] {
  if (path.endsWith('/')) return 'folder';
  if (((entry.externalFileAttributes >>> 16) & fileTypeMask) === linkType) return 'link';
  return entry.isEncrypted() ? 'other' : 'file';
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  if (entry.uncompressedSize > sizeCap) throw new Error('too large');
  const chunks: Buffer[] = [];
  // yauzl ends the stream with an error as soon as there are more or fewer bytes than the directory says.
  for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Many programs write UTF-8 without saying so. Text that is not valid UTF-8 has the older encoding. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
