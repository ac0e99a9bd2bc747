import nodePath from 'node:path';

/** The rules for paths of one system: `path.posix` or `path.win32`. */
export type PathRules = Pick<typeof nodePath, 'basename' | 'dirname' | 'join' | 'resolve' | 'sep'>;

/** The path with `/` between its folders, as Vite, git and stacks write it on every system. */
export function slashed(path: string, { sep }: Pick<PathRules, 'sep'> = nodePath): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

/** Whether two paths name the same place. On Windows, the kind of slash and the case of letters do not matter. */
export function isSamePath(one: string, other: string, rules: Pick<PathRules, 'resolve' | 'sep'> = nodePath): boolean {
  return comparable(one, rules) === comparable(other, rules);
}

/** Whether a path is inside a folder. */
export function isInside(path: string, folder: string, rules: Pick<PathRules, 'resolve' | 'sep'> = nodePath): boolean {
  return comparable(path, rules).startsWith(`${comparable(folder, rules).replace(/[\\/]$/, '')}${rules.sep}`);
}

function comparable(path: string, { resolve, sep }: Pick<PathRules, 'resolve' | 'sep'>): string {
  const absolute = resolve(path);
  return sep === '\\' ? absolute.toLowerCase() : absolute;
}
