import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * The code that a kata's tests run against. It is either a folder that contains katas by their slug (`katas`,
 * `solutions`, a submission), or one file or folder (an impostor, a variant) that replaces files of the same name and
 * takes the rest from `solutions`. The path is absolute, or relative to the root of the workbook.
 */
export type Target = string;

/** The slug of the kata that a file belongs to, derived from its folders: `45-value-objects`. */
export function kataOf(file: string): string | undefined {
  return dirname(file)
    .split(/[\\/]/)
    .findLast((part) => /^\d\d-/.test(part));
}

/** The target with which a module was requested: `…/value-objects.ts?as=solutions`. */
export function targetOf(id: string): Target | undefined {
  return new URLSearchParams(id.split('?')[1]).get('as') ?? process.env['KATA_AS'];
}

/** The same module for a target. */
export function withTarget(file: string, target: Target): string {
  return `${file}?${new URLSearchParams({ as: target })}`;
}

/**
 * Finds the file that takes the place of one of the kata's own files.
 *
 * @param root the workbook's folder
 * @param kata slug of the kata
 * @param name the file's name, like `entities.ts`
 * @returns its absolute path, or undefined if the target lacks it
 */
export function locate(root: string, kata: string, name: string, target: Target): string | undefined {
  const given = resolve(root, target);
  if (isFile(given)) return given;
  const candidates = existsSync(join(given, kata))
    ? [join(given, kata, name)]
    : [join(given, name), join(root, 'solutions', kata, name)];
  return candidates.find(isFile);
}

/** The root of the workbook that a test file belongs to: the folder above `katas`. */
export function rootOf(testFile: string): string {
  return resolve(dirname(testFile), '..', '..');
}

/**
 * Resolves an import between files that take the place of a kata's own files.
 *
 * @returns the file to load, or undefined if nothing is redirected
 */
export function resolveOwn(root: string, importer: string, specifier: string, target: Target): string | undefined {
  const kata = kataOf(importer);
  if (kata === undefined || !/^\.\.?\//.test(specifier)) return undefined;
  const wanted = asTypeScript(resolve(dirname(importer), specifier));
  if (!isOwn(root, kata, wanted, importer)) return undefined;
  // An impostor of one file may import the solution. It then means that very file.
  const buildsOn = resolve(root, target) === importer || (!isTest(importer) && basename(wanted) === basename(importer));
  if (buildsOn) return isFile(wanted) ? wanted : undefined;
  // Helpers of the tests belong to the tests, whoever wrote the rest.
  if (wanted.endsWith('.model.ts')) return isFile(wanted) ? wanted : undefined;
  return locate(root, kata, basename(wanted), target);
}

/**
 * The file that `./core`, `./core.js` and `./core.ts` all mean. As different modules, they would load it several times.
 */
function asTypeScript(path: string): string {
  if (path.endsWith('.ts') || isFile(path)) return path;
  return path.endsWith('.js') ? path.replace(/\.js$/, '.ts') : `${path}.ts`;
}

function isOwn(root: string, kata: string, file: string, importer: string): boolean {
  const folder = dirname(file);
  return [dirname(importer), join(root, 'katas', kata), join(root, 'solutions', kata)].includes(folder);
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts') || file.endsWith('.model.ts');
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
