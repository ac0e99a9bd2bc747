import { createHash } from 'node:crypto';

/** Names that Windows keeps for its devices, whatever comes after a dot. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A name of a file or folder for each id, in their order: safe on every system, no two the same, and the id itself where
 * it can be. An id that can't is told from others by the first digits of its hash.
 */
export function fileNames(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const safe = safeName(id);
    const hashed = `${safe.slice(0, 50)}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
    const wanted = safe === id && !devices.test(id) ? [id, hashed] : [hashed];
    const free = [...wanted, ...ids.map((_, i) => `${hashed}-${i + 2}`)].find((name) => !taken.has(key(name)));
    const name = free ?? hashed;
    taken.add(key(name));
    return name;
  });
}

/** Letters and digits of any language; no dot or dash at the beginning, no dot at the end. */
function safeName(id: string): string {
  const safe = id
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}._@-]/gu, '_')
    .replace(/^[.-]+/, '_')
    .replace(/\.+$/, '_');
  return (safe || '_').slice(0, 60).replaceAll(/\p{Surrogate}/gu, '_');
}

/** Some systems don't tell capitals from small letters. */
function key(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
