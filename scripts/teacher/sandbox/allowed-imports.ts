/** The file that starters import from katas/support; in the sandbox it stands for itself. */
export const todoModule = '../support/todo.ts';

/**
 * What submissions may import besides the files of their own kata: from each module these names. Nothing here reads,
 * writes, starts or waits for anything outside.
 */
export const allowedImports: Readonly<Record<string, readonly string[]>> = {
  [todoModule]: ['todo', 'TodoError'],
  'node:util': ['inspect', 'isDeepStrictEqual'],
  'node:buffer': ['Buffer'],
  'node:crypto': ['randomUUID'],
};

/** The same module by each of its names: `util` is `node:util`, `../support/todo.js` is `../support/todo.ts`. */
export function allowedModule(specifier: string): string | undefined {
  const names = [specifier, `node:${specifier}`, `${specifier}.ts`, specifier.replace(/\.js$/, '.ts')];
  return names.find((name) => Object.hasOwn(allowedImports, name));
}

/** The file of the own kata that an import names, with or without its ending; undefined where it names no such file. */
export function ownFile(specifier: string, files: readonly string[]): string | undefined {
  const name = /^\.\/([^/]+)$/.exec(specifier)?.[1];
  return files.find((file) => name === file || `${name}.ts` === file || name?.replace(/\.js$/, '.ts') === file);
}
