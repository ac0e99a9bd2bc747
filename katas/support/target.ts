import { existsSync, statSync } from 'node:fs';
import nodePath from 'node:path';
import { isSamePath, toForwardSlashes, type PathModule } from './paths.ts';

/**
 * The code that a kata's tests run against. It is either a folder that contains katas by their slug (`katas`,
 * `solutions`, a submission), or one file or folder (an impostor, a variant) that replaces files of the same name and
 * takes the rest from `solutions`. The path is absolute, or relative to the root of the workbook.
 */
export type Target = string;

/** The slug of the kata that a file belongs to, derived from its folders: `45-value-objects`. */
export function kataOf(file: string): string | undefined {
  return nodePath
    .dirname(file)
    .split(/[\\/]/)
    .findLast((part) => /^\d\d-/.test(part));
}

/** The target with which a module was requested: `…/value-objects.ts?as=solutions`. */
export function targetOf(id: string): Target | undefined {
  return new URLSearchParams(id.split('?')[1]).get('as') ?? undefined;
}

/** The id with which a module is requested for a target. */
export function withTarget(file: string, target: Target): string {
  return `${file}?${new URLSearchParams({ as: target })}`;
}

/** What is on the disk, and the rules for its paths. */
export interface Disk {
  path: PathModule;
  isFile: (path: string) => boolean;
  exists: (path: string) => boolean;
}

const realDisk: Disk = {
  path: nodePath,
  isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  exists: existsSync,
};

/**
 * Finds the file that takes the place of one of the kata's own files.
 *
 * @param root the workbook's folder
 * @param kata slug of the kata
 * @param name the file's name, like `entities.ts`
 * @returns its absolute path with `/` between the folders, or undefined if the target lacks it
 */
export function locateKataFile(
  root: string,
  kata: string,
  name: string,
  target: Target,
  { path, isFile, exists } = realDisk,
): string | undefined {
  const targetPath = path.resolve(root, target);
  if (isFile(targetPath)) return toForwardSlashes(targetPath, path);
  const candidates = exists(path.join(targetPath, kata))
    ? [path.join(targetPath, kata, name)]
    : [path.join(targetPath, name), path.join(root, 'solutions', kata, name)];
  const found = candidates.find(isFile);
  return found === undefined ? undefined : toForwardSlashes(found, path);
}

/** The root of the workbook that a test file belongs to: the parent folder of `katas`. */
export function rootOf(testFile: string): string {
  return nodePath.resolve(nodePath.dirname(testFile), '..', '..');
}

/**
 * Resolves an import between files that take the place of a kata's own files.
 *
 * @returns the file to load, with `/` between the folders, or undefined if nothing is redirected
 */
export function resolveKataImport(
  root: string,
  importer: string,
  specifier: string,
  target: Target,
  disk = realDisk,
): string | undefined {
  const { path, isFile } = disk;
  const kata = kataOf(importer);
  if (kata === undefined || !/^\.\.?\//.test(specifier)) return undefined;
  const wanted = withExtension(path.resolve(path.dirname(importer), specifier), disk);
  if (!isKataFile(root, kata, wanted, importer, disk)) return undefined;
  const itself = () => (isFile(wanted) ? toForwardSlashes(wanted, path) : undefined);
  // An impostor that is a single file may import the solution. Such an import is not redirected to the impostor.
  const isTarget = isSamePath(path.resolve(root, target), importer, path);
  if (isTarget || (!isTest(importer) && path.basename(wanted) === path.basename(importer))) return itself();
  // Models belong to the tests, so no target replaces them.
  if (wanted.endsWith('.model.ts')) return itself();
  return locateKataFile(root, kata, path.basename(wanted), target, disk);
}

/**
 * The file that `./core`, `./core.js` and `./core.ts` all mean. They resolve to one module, so it is loaded only once.
 * A file that is really called `core.js` counts only if there is no `core.ts`, as in grading.
 */
function withExtension(path: string, { isFile }: Disk): string {
  if (path.endsWith('.ts')) return path;
  const meant = path.endsWith('.js') ? path.replace(/\.js$/, '.ts') : `${path}.ts`;
  return isFile(path) && !isFile(meant) ? path : meant;
}

function isKataFile(root: string, kata: string, file: string, importer: string, { path }: Disk): boolean {
  const folders = [path.dirname(importer), path.join(root, 'katas', kata), path.join(root, 'solutions', kata)];
  return folders.some((folder) => isSamePath(folder, path.dirname(file), path));
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts') || file.endsWith('.model.ts');
}
