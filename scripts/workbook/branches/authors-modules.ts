import { posix } from 'node:path';
import { importsOf } from '../../../katas/support/imports.ts';

/**
 * The modules that nobody needs once some entries are gone: the entries, and what only they import. What no import leads
 * to is loaded by its path, and stays.
 *
 * @param modules texts by path
 * @returns paths
 */
export function authorsModules(modules: ReadonlyMap<string, string>, entries: readonly string[]): Set<string> {
  const theirs = reachable(modules, entries);
  const others = [...modules.keys()].filter((path) => !theirs.has(path));
  const needed = reachable(modules, others);
  return new Set([...theirs].filter((path) => !needed.has(path)));
}

function reachable(modules: ReadonlyMap<string, string>, from: readonly string[]): Set<string> {
  const found = new Set(from);
  // A set that grows while it is gone through is gone through to its end.
  for (const path of found) {
    importsOf(modules.get(path) ?? '', path)
      .flatMap(({ specifier }) => (specifier?.startsWith('.') ? [posix.join(posix.dirname(path), specifier)] : []))
      .filter((imported) => modules.has(imported))
      .forEach((imported) => found.add(imported));
  }
  return found;
}
