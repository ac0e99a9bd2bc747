import { createHash } from 'node:crypto';

/** Names that Windows reserves for devices, with any extension. */
const deviceNames = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * A file or folder name for each id, in order. Names are safe on every system and unique. The name is the id itself if
 * possible. Otherwise the first digits of its hash are appended.
 */
export function fileNames(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const safe = safeName(id);
    const hashed = `${safe.slice(0, 50)}-${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;
    const candidates = safe === id && !deviceNames.test(id) ? [id, hashed] : [hashed];
    const free = [...candidates, ...ids.map((_, i) => `${hashed}-${i + 2}`)].find(
      (name) => !taken.has(comparable(name)),
    );
    const name = free ?? hashed;
    taken.add(comparable(name));
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

/** Equal for names that some file systems do not distinguish, because they ignore case. */
function comparable(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
