import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import { starterText } from '../../kata/starters.ts';

/**
 * Writes the original starters into a separate folder, because those in `katas` may already be solved.
 *
 * @returns the folder, as a target, and a function that removes it
 * @throws {UserError} if a starter is neither in its folder nor in git
 */
export function layOutStarters(katas: readonly Kata[], root: string): { starters: string; remove: () => void } {
  const cache = join(root, '.cache');
  mkdirSync(cache, { recursive: true });
  const starters = mkdtempSync(join(cache, 'starters-'));
  for (const kata of katas) {
    mkdirSync(join(starters, kata.slug));
    for (const name of kata.files) {
      const text = starterText(kata, name).replaceAll("'../support/", `'${join(root, 'katas', 'support')}/`);
      writeFileSync(join(starters, kata.slug, name), text);
    }
  }
  return { starters, remove: () => rmSync(starters, { recursive: true, force: true }) };
}
