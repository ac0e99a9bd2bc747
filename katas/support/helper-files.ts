import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { openProject, type Project } from './import-rules.ts';
import { importsOf } from './imports.ts';

/**
 * Finds helper files that more than one layer imports, directly or through other helper files. A helper file is any file
 * of the learner that is not a layer. Without this check, one helper file could hold everything, and the layers would
 * only forward to it.
 *
 * @param testUrl `import.meta.url` of the kata's test
 * @param layers the file names of the layers: `['entities.ts', 'main.ts']`
 * @returns a line for each shared file, like `money.ts is imported by entities.ts and main.ts: a helper file belongs to
 *   one of them`; empty if there is none
 * @throws {Error} if no layer is given, or one is missing
 */
export function sharedHelpers(testUrl: string, layers: readonly string[]): string[] {
  if (layers.length === 0) throw new Error('There is no layer to check.');
  const project = openProject(testUrl, layers);
  const importers = new Map<string, string[]>();
  for (const layer of layers) {
    for (const helper of helpersOf(project, project.fileOf(layer))) {
      importers.set(helper, [...(importers.get(helper) ?? []), layer]);
    }
  }
  return [...importers]
    .filter(([, users]) => users.length > 1)
    .map(
      ([helper, users]) => `${basename(helper)} is imported by ${inWords(users)}: a helper file belongs to one of them`,
    );
}

/** The helper files that a file imports, directly or through other helper files. */
export function helpersOf(project: Project, file: string, found = new Set<string>()): Set<string> {
  for (const { specifier } of importsOf(readFileSync(file, 'utf8'), file)) {
    const target = specifier === undefined ? undefined : project.follow(file, specifier);
    if (target === undefined || found.has(target) || !isHelper(project, target)) continue;
    found.add(target);
    helpersOf(project, target, found);
  }
  return found;
}

/** The source texts of a layer: its own file and its helper files. */
export function sourcesOf(project: Project, layer: string): string[] {
  const file = project.fileOf(layer);
  return [file, ...helpersOf(project, file)].map((one) => readFileSync(one, 'utf8'));
}

function isHelper(project: Project, file: string): boolean {
  return project.layerOf(file) === undefined && !/[\\/]katas[\\/]support[\\/]/.test(file) && existsSync(file);
}

function inWords(names: readonly string[]): string {
  return names.length === 1 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
