import { createHash } from 'node:crypto';

/** A hash of texts, shortened to 16 digits. */
export function hashOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  texts.forEach((text) => hash.update(text).update('\0'));
  return hash.digest('hex').slice(0, 16);
}
