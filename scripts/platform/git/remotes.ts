import { tryGit } from './git.ts';

/**
 * The remotes from which the workbook may come, the most likely first: `upstream`, `origin`, the one that the
 * checked-out branch tracks, and the only remote if there is just one. Git lets learners call a remote whatever they
 * like (`clone.defaultRemoteName`).
 */
export function remotesOf(root: string): string[] {
  const all = tryGit(root, ['remote']).output.split('\n').filter(Boolean);
  const branch = tryGit(root, ['symbolic-ref', '--short', '--quiet', 'HEAD']).output;
  const tracked = tryGit(root, ['config', '--get', `branch.${branch}.remote`]).output;
  const likely = ['upstream', 'origin', tracked, ...(all.length === 1 ? all : [])];
  return [...new Set(likely)].filter((name) => all.includes(name));
}

/** The remote of the workbook. Undefined if there is none, or if it could be any of several. */
export function remoteOf(root: string): string | undefined {
  return remotesOf(root)[0];
}

/** Whether git failed because one repository has SHA-1 ids and the other one SHA-256 ids. Git can't translate them. */
export function isOtherHash(errorMessage: string): boolean {
  return /mismatched algorithms|hash algorithm|unexpected capabilities\^\{\}/.test(errorMessage);
}
