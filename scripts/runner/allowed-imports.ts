import { fileNamedBy } from '../kata/helper-files.ts';

/** The file of katas/support that starters import. The sandbox has its own version of it. */
export const todoModule = '../support/todo.ts';

/**
 * What an answer may import besides the files of its own kata: these names from each module. Nothing here reads,
 * writes, starts or waits for anything outside.
 */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  [todoModule]: ['todo', 'TodoError'],
  'node:util': ['inspect', 'isDeepStrictEqual'],
  'node:buffer': ['Buffer'],
  'node:crypto': ['randomUUID'],
};

/** The file of katas/support with which laws are declared. */
export const lawModule = '../support/law.ts';

/**
 * What the laws of a reverse kata may import besides the files of its kata: these names from each module, or any name
 * if there is no list. The sandbox has its own version of each.
 */
export const lawsImports: AllowedImports = {
  vitest: ['expect'],
  'fast-check': undefined,
  [lawModule]: ['law', 'example'],
  'node:util': ['inspect', 'isDeepStrictEqual'],
  'node:buffer': ['Buffer'],
};

/** Names by module. Undefined allows all names. */
export type AllowedImports = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * The module that an import means: `node:util` for `util`, `../support/todo.ts` for `../support/todo.js`. Undefined if
 * it is not one of these modules.
 */
export function allowedModule(specifier: string, modules: AllowedImports = allowedImports): string | undefined {
  const names = [specifier, `node:${specifier}`, `${specifier}.ts`, specifier.replace(/\.js$/, '.ts')];
  return names.find((name) => Object.hasOwn(modules, name));
}

/** Which of these files in the same folder an import means, with or without extension. Undefined if none. */
export function ownFile(specifier: string, files: readonly string[]): string | undefined {
  const name = fileNamedBy(specifier);
  return name !== undefined && files.includes(name) ? name : undefined;
}
