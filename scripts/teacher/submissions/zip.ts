import type { ArchiveEntry } from './archive-entry.ts';
import { inflateRawSync } from 'node:zlib';
import { sizeCap } from './submission.ts';

const mark = { entry: 0x02014b50, local: 0x04034b50, end: Buffer.from('PK\x05\x06', 'latin1') };
const length = { entry: 46, local: 30, end: 22 };
const mostEntries = 1_000_000;
const overflow = 0xffffffff;

/**
 * What a zip archive holds, by its directory. Nothing is unpacked before it is read, and then no more than a file may be,
 * whatever the directory says.
 *
 * @throws {Error} where it is none, or cut off
 */
export function readZip(bytes: Buffer): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  const end = bytes.lastIndexOf(mark.end);
  if (end === -1 || end + length.end > bytes.length) throw new Error('no directory');
  let at = bytes.readUInt32LE(end + 16);
  // The count beside it is too short for as many entries as there can be.
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

/** Many programs write UTF-8 without saying so; what is no UTF-8 is from before it. */
function nameOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return bytes.toString('latin1');
  }
}
