import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { importsOf, type Import } from './imports.ts';
import { defaultTarget } from './provided.ts';
import { kataOf, locateKataFile, resolveKataImport, rootOf, targetOf } from './target.ts';

/** A layer's file, and the layers and packages that it may import. */
export interface LayerRule {
  /** Files of other layers that it may import, of whatever kind: `['entities.ts']`. */
  mayImport: readonly string[];
  /** Packages and Node.js modules that it may import. None by default. */
  packages?: readonly string[];
}

/** The files of the kata under test. */
export interface Project {
  /** Path of a layer's file. */
  fileOf(layer: string): string;
  /** The layer that a file is, or `undefined` if it is not a layer. */
  layerOf(file: string): string | undefined;
  /** The file that an import leads to, or `undefined` for a package. */
  follow(importer: string, specifier: string): string | undefined;
}

/**
 * Finds every import between layers that the rules forbid, of any kind. Imports through files that are not layers
 * (barrels) count, too.
 *
 * @param testUrl `import.meta.url` of the kata's test
 * @param rules by the file name of the layer: `{ 'entities.ts': { mayImport: [] } }`
 * @returns a line for each, like `entities.ts:3 imports main.ts (import, type only): entities.ts must not know
 *   main.ts`; empty if all rules hold
 * @throws {Error} if a layer's file is missing, or if there is no rule
 */
export function brokenImports(testUrl: string, rules: Readonly<Record<string, LayerRule>>): string[] {
  const layers = Object.keys(rules);
  if (layers.length === 0) throw new Error('There is no layer to check.');
  const project = openProject(testUrl, layers);
  return layers.flatMap((layer) => {
    const { mayImport, packages = [] } = rules[layer] ?? { mayImport: [] };
    return reachedFrom(project, project.fileOf(layer)).flatMap((reached) => {
      const where = `${layer}:${reached.line}`;
      const what = `${reached.kind}${reached.typeOnly ? ', type only' : ''}${reached.through}`;
      if (reached.name === undefined)
        return [`${where} imports a file that cannot be determined (${what}): name the file`];
      if (reached.name === layer) return [];
      const allowed = reached.isLayer ? mayImport : [...packages, 'katas/support'];
      return allowed.includes(reached.name)
        ? []
        : [`${where} imports ${reached.name} (${what}): ${layer} must not know ${reached.name}`];
    });
  });
}

/** The source text of one of the kata's files under test. */
export function sourceOf(testUrl: string, file: string): string {
  return readFileSync(openProject(testUrl, [file]).fileOf(file), 'utf8');
}

/** A dependency of a file, reached directly or through barrels. */
interface Reached extends Pick<Import, 'kind' | 'typeOnly' | 'line'> {
  /** Layer or package. `undefined` if the import is computed. */
  name: string | undefined;
  isLayer: boolean;
  /** The barrels on the way. */
  through: string;
}

function reachedFrom(project: Project, file: string, through: readonly string[] = []): Reached[] {
  return importsOf(readFileSync(file, 'utf8'), file).flatMap((one): Reached[] => {
    const step = { kind: one.kind, typeOnly: one.typeOnly, line: one.line };
    const path = through.length === 0 ? '' : `, through ${through.map((barrel) => basename(barrel)).join(', ')}`;
    if (one.specifier === undefined) return [{ ...step, name: undefined, isLayer: false, through: path }];
    const target = project.follow(file, one.specifier);
    if (target === undefined) return [{ ...step, name: one.specifier, isLayer: false, through: path }];
    const layer = project.layerOf(target);
    if (layer !== undefined) return [{ ...step, name: layer, isLayer: true, through: path }];
    if (/[\\/]katas[\\/]support[\\/]/.test(target))
      return [{ ...step, name: 'katas/support', isLayer: false, through: path }];
    if (through.includes(target)) return [];
    // A bundler might resolve it (`./main.ts?raw`), but this checker cannot. A rule cannot be said to hold for imports
    // that were not checked.
    if (!existsSync(target)) return [{ ...step, name: one.specifier, isLayer: false, through: path }];
    // A barrel passes on what it imports, so its importer depends on that. The importer's line is the one to fix.
    return reachedFrom(project, target, [...through, target]).map((deeper) => ({ ...deeper, line: one.line }));
  });
}

/**
 * Finds the files of the kata under test.
 *
 * @param testUrl `import.meta.url` of the kata's test
 * @param layers the file names of its layers
 * @throws {Error} if one is missing
 */
export function openProject(testUrl: string, layers: readonly string[]): Project {
  const [url = testUrl] = testUrl.split('?');
  const testFile = url.startsWith('file:') ? fileURLToPath(url) : url;
  const root = rootOf(testFile);
  const kata = kataOf(testFile) ?? '';
  // `import.meta.url` lacks the query that names the target. Vitest's own path to the test has it.
  const target = targetOf(testUrl.includes('?') ? testUrl : (expect.getState().testPath ?? testUrl)) ?? defaultTarget();
  const files = new Map(
    layers.map((layer) => {
      const file = locateKataFile(root, kata, layer, target);
      if (file === undefined) throw new Error(`${layer} is missing.`);
      return [file, layer];
    }),
  );
  return {
    fileOf: (layer) => [...files].find(([, name]) => name === layer)?.[0] ?? '',
    layerOf: (file) => files.get(file),
    follow: (importer, specifier) => {
      if (!/^\.\.?(\/|$)/.test(specifier)) return undefined;
      return (
        resolveKataImport(root, importer, specifier, target) ?? resolveOnDisk(resolve(dirname(importer), specifier))
      );
    },
  };
}

/** Resolves like bundlers and Node.js do: with or without its extension, or as the index of a folder. */
function resolveOnDisk(path: string): string {
  const candidates = [path, `${path}.ts`, path.replace(/\.js$/, '.ts'), `${path}/index.ts`];
  return candidates.find((one) => statSync(one, { throwIfNoEntry: false })?.isFile()) ?? path;
}

/**
 * A line for each import, of any kind, that a file may not have. Unlike `brokenImports`, it allows no helper files. A
 * file may import itself and `todo.ts`.
 *
 * @param rules for each file, the names of the files that it may import
 */
export function otherImports(testUrl: string, rules: Readonly<Record<string, readonly string[]>>): string[] {
  return Object.entries(rules).flatMap(([file, mayImport]) =>
    importsOf(sourceOf(testUrl, file), file).flatMap(({ specifier = 'a computed path', line, kind }) => {
      const name = basename(specifier);
      const how = kind === 'import' ? '' : ` (${kind})`;
      return [...mayImport, 'todo.ts', file].includes(name) ? [] : [`${file}:${line} imports ${name}${how}`];
    }),
  );
}
