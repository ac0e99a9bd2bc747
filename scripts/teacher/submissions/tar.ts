import type { ArchiveEntry } from './archive-entry.ts';

const block = 512;

/**
 * The entries of a tar archive. Reads what GNU tar, bsdtar and git write, with long names in any of the three formats.
 * Accepts only headers with a correct checksum.
 *
 * @throws {Error} if it is not a tar archive, or is truncated
 */
export function readTar(bytes: Buffer): ArchiveEntry[] {
  const entries: ArchiveEntry[] = [];
  let longName: string | undefined;
  let at = 0;
  while (at + block <= bytes.length && bytes[at] !== 0) {
    const header = bytes.subarray(at, at + block);
    if (!isSound(header)) throw new Error('broken header');
    const size = numberIn(header.subarray(124, 136));
    const content = bytes.subarray(at + block, at + block + size);
    if (content.length < size) throw new Error('cut off');
    at += block + Math.ceil(size / block) * block;

    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'L') longName = textIn(content);
    else if (type === 'x') longName = pathOf(content) ?? longName;
    else if (type !== 'g' && type !== 'K') {
      const kind = kindOf(type);
      entries.push({ path: longName ?? nameIn(header), kind, size, read: () => Buffer.from(content) });
      longName = undefined;
    }
  }
  if (at === 0) throw new Error('no header');
  return entries;
}

function kindOf(type: string): ArchiveEntry['kind'] {
  if (type === '0' || type === '\0' || type === '7') return 'file';
  if (type === '5') return 'folder';
  return type === '1' || type === '2' ? 'link' : 'other';
}

/** The sum of all bytes, where those of the checksum count as spaces. */
function isSound(header: Buffer): boolean {
  const sum = header.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
  return sum === numberIn(header.subarray(148, 156));
}

/** Octal digits, or a large number as its bytes, marked by the first bit. */
function numberIn(field: Buffer): number {
  const first = field[0] ?? 0;
  const value =
    first & 0x80
      ? field.subarray(1).reduce((total, byte) => total * 256 + byte, first & 0x7f)
      : parseInt(textIn(field).trim() || '0', 8);
  if (!Number.isSafeInteger(value) || value < 0) throw new Error('broken number');
  return value;
}

function nameIn(header: Buffer): string {
  const isUstar = header.toString('latin1', 257, 263) === 'ustar\0';
  const prefix = isUstar ? textIn(header.subarray(345, 500)) : '';
  const name = textIn(header.subarray(0, 100));
  return prefix === '' ? name : `${prefix}/${name}`;
}

/**
 * The path in records of the form `<length> <key>=<value>\n`. The length counts the whole record in bytes.
 */
function pathOf(records: Buffer): string | undefined {
  let path: string | undefined;
  for (let at = 0; at < records.length;) {
    const length = parseInt(records.toString('latin1', at, at + 20), 10);
    if (!(length > 0)) return path;
    const [, value] = /^\d+ path=(.*)\n$/s.exec(records.toString('utf8', at, at + length)) ?? [];
    path = value ?? path;
    at += length;
  }
  return path;
}

function textIn(field: Buffer): string {
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? field.length : end);
}
