import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../platform/errors/user-error.ts';
import { hashOf } from '../platform/hash-of.ts';

/**
 * Reads `katas/starters.json`: the ids that git gives to the original starters, by `<slug>/<file>`.
 *
 * @returns an empty object if the file does not exist
 * @throws {UserError} if the list is not readable
 */
export function readStarterList(root: string): Record<string, string> {
  return readList(root, 'katas/starters.json');
}

/**
 * Reads `katas/tests.json`: the `hashOfTests` of each kata, by slug.
 *
 * @returns an empty object if the file does not exist
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
