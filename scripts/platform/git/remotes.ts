import { tryGit } from './git.ts';

/** The remote that the workbook comes from: `upstream` where there is one, else `origin`. */
export function remoteOf(root: string): string | undefined {
  const remotes = tryGit(root, ['remote']).output.split('\n');
  return ['upstream', 'origin'].find((name) => remotes.includes(name));
}
