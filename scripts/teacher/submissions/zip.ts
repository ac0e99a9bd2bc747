import type { ArchiveEntry } from './archive-entry.ts';
import { inflateRawSync } from 'node:zlib';
import { sizeCap } from './submission.ts';

const mark = { entry: 0x02014b50, local: 0x04034b50, end: Buffer.from('PK\x05\x06', 'latin1') };
const length = { entry: 46, local: 30, end: 22 };
const mostEntries = 1_000_000;
const overflow = 0xffffffff;

/**
 * The entries of a zip archive, from its directory. An entry is unpacked only when it is read, and only up to the
 * maximum file size, whatever the directory says.
 *
 * @throws {Error} if it is not a zip archive, or is truncated
 */
export function readZip(bytes: Buffer): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  const end = bytes.lastIndexOf(mark.end);
  if (end === -1 || end + length.end > bytes.length) throw new Error('no directory');
  let at = bytes.readUInt32LE(end + 16);
  // The field for the count is too small for the possible number of entries.
  while (at + length.entry <= bytes.length && bytes.readUInt32LE(at) === mark.entry) {
    const [nameLength = 0, extraLength = 0, commentLength = 0] = [28, 30, 32].map((field) =>
      bytes.readUInt16LE(at + field),
    );
    const path = nameOf(bytes.subarray(at + length.entry, at + length.entry + nameLength));
    const extra = bytes.subarray(at + length.entry + nameLength, at + length.entry + nameLength + extraLength);
    const [size = 0, packed = 0, start = 0] = wide(
      [24, 20, 42].map((field) => bytes.readUInt32LE(at + field)),
      extra,
    );
    const isLocked = (bytes.readUInt16LE(at + 8) & 1) === 1;
    const isLink = (bytes.readUInt16LE(at + 40) & 0o170000) === 0o120000;
    const method = bytes.readUInt16LE(at + 10);
    if (entries.length === mostEntries) throw new Error(`more than ${mostEntries} entries`);
    entries.push({
      path,
      kind: path.endsWith('/') ? 'folder' : isLink ? 'link' : isLocked ? 'other' : 'file',
      size,
      read: () => unpack(bytes, start, packed, size, method),
    });
    at += length.entry + nameLength + extraLength + commentLength;
  }
  if (entries.length === 0) throw new Error('no entries');
  return entries;
}

function unpack(bytes: Buffer, start: number, packed: number, size: number, method: number): Buffer {
  if (bytes.readUInt32LE(start) !== mark.local) throw new Error('broken entry');
  const from = start + length.local + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  const content = bytes.subarray(from, from + packed);
  if (method !== 0 && method !== 8) throw new Error('unknown compression');
  const unpacked = method === 0 ? Buffer.from(content) : inflateRawSync(content, { maxOutputLength: sizeCap });
  if (unpacked.length !== size) throw new Error('broken entry');
  return unpacked;
}

/** Replaces 0xFFFFFFFF fields by their ZIP64 values. */
function wide(numbers: readonly number[], extra: Buffer): number[] {
  let at = 0;
  while (at + 4 <= extra.length && extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at += 4;
  return numbers.map((number) => {
    if (number !== overflow || at + 8 > extra.length) return number;
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  });
}

/** Many programs write UTF-8 without saying so. Text that is not valid UTF-8 has the older encoding. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
