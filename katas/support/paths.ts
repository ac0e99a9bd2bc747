import nodePath from 'node:path';

/** The part of `node:path` that is used here, for one system: `path.posix` or `path.win32`. */
export type PathModule = Pick<typeof nodePath, 'basename' | 'dirname' | 'join' | 'resolve' | 'sep'>;

/** The path with `/` between its folders, as Vite, git and stacks write it on every system. */
export function toForwardSlashes(path: string, { sep }: Pick<PathModule, 'sep'> = nodePath): string {
  return sep === '\\' ? path.replaceAll('\\', '/') : path;
}

/** Whether two paths name the same place. On Windows, the kind of slash and the case of letters do not matter. */
export function isSamePath(one: string, other: string, rules: Pick<PathModule, 'resolve' | 'sep'> = nodePath): boolean {
  return comparable(one, rules) === comparable(other, rules);
}

/** Whether a path is inside a folder. */
export function isInside(path: string, folder: string, rules: Pick<PathModule, 'resolve' | 'sep'> = nodePath): boolean {
  return comparable(path, rules).startsWith(`${comparable(folder, rules).replace(/[\\/]$/, '')}${rules.sep}`);
}

function comparable(path: string, { resolve, sep }: Pick<PathModule, 'resolve' | 'sep'>): string {
  const absolute = resolve(path);
  return sep === '\\' ? absolute.toLowerCase() : absolute;
}
