import { tryGit } from './git.ts';

/** The remote of the workbook: `upstream` if there is one, otherwise `origin`. */
export function remoteOf(root: string): string | undefined {
  const remotes = tryGit(root, ['remote']).output.split('\n');
  return ['upstream', 'origin'].find((name) => remotes.includes(name));
}
