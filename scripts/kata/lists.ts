import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../platform/errors/user-error.ts';
import { hashOf } from '../platform/hash-of.ts';

/**
 * The ids that git gives to the contents of all original starters, by `<slug>/<file>`. Empty if there is no list.
 *
 * @throws {UserError} if the list is not readable
 */
export function readStarterList(root: string): Record<string, string> {
  return readList(root, 'katas/starters.json');
}

/**
 * What `hashOfTests` returns for the tests of each kata, by slug. Empty if there is no list.
 *
 * @throws {UserError} if the list is not readable
 */
export function readTestList(root: string): Record<string, string> {
  return readList(root, 'katas/tests.json');
}

/**
 * A hash of the titles of all tests of a kata.
 *
 * @param titles in any order, with duplicates
 */
export function hashOfTests(titles: readonly string[]): string {
  return hashOf(titles.toSorted());
}

function readList(root: string, path: string): Record<string, string> {
  const list = join(root, path);
  if (!existsSync(list)) return {};
  try {
    return JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>;
  } catch {
    throw new UserError(`${path} cannot be read`, `git checkout -- ${path}`);
  }
}
