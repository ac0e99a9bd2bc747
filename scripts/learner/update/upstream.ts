import { tryGit, git } from '../../platform/git/git.ts';
import { isOtherHash, remoteOf } from '../../platform/git/remotes.ts';
import { commitWithFirstFiles } from './first-files.ts';
import { isHomework } from '../../kata/edition.ts';
import { UserError } from '../../platform/errors/user-error.ts';

/** The current state of the repository that the workbook comes from. */
export interface Upstream {
  /** `upstream/main` */
  name: string;
  commit: string;
  /** The newest commit that the learner's branch also contains, or else the one with whose files the branch began. */
  base: string;
}

/**
 * Fetches the default branch of the remote, or in the homework edition the branch `homework`, if it exists. Of the
 * learner's clone, only the remote-tracking branch changes.
 *
 * @throws {UserError} if there is no remote, it cannot be reached, or it is an unrelated repository
 */
export function fetchUpstream(root: string): Upstream {
  const remote = remoteOf(root);
  if (remote === undefined) throw noRemote(root);
  const branch = branchToFetch(root, remote);
  const refspec = `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`;
  fetch(root, remote, '--no-tags', refspec);
  const commit = git(root, ['rev-parse', `refs/remotes/${remote}/${branch}`]);
  const mergeBase = () => tryGit(root, ['merge-base', 'HEAD', commit]);
  if (!mergeBase().ok && git(root, ['rev-parse', '--is-shallow-repository']) === 'true') {
    fetch(root, remote, '--unshallow', refspec);
  }
  const base = mergeBase().output || commitWithFirstFiles(root, commit);
  if (base === undefined) {
    throw new UserError(
      `This branch was not made from ${remote}/${branch}: no commit has the same files`,
      `git remote set-url ${remote} <address of the workbook>`,
    );
  }
  return { name: `${remote}/${branch}`, commit, base };
}

function noRemote(root: string): UserError {
  const [first, ...others] = git(root, ['remote']).split('\n').filter(Boolean);
  return first === undefined
    ? new UserError('This clone has no remote to update from', 'git remote add upstream <address of the workbook>')
    : new UserError(
        `The workbook may come from ${[first, ...others].join(' or ')}; call its remote upstream`,
        `git remote rename ${first} upstream`,
      );
}

/** The name of the branch to update from. */
function branchToFetch(root: string, remote: string): string {
  const refs = ['HEAD', 'refs/heads/homework'];
  const { ok, output, errorMessage } = tryGit(root, ['ls-remote', '--symref', remote, ...refs], networkOptions);
  if (!ok) throw unreachable(remote, errorMessage);
  // The default branch may be the full workbook, which would bring back everything that was left out.
  if (isHomework(root) && /\srefs\/heads\/homework$/m.test(output)) return 'homework';
  const branch = /^ref: refs\/heads\/(\S+)\s+HEAD$/m.exec(output)?.[1];
  if (branch === undefined) throw unreachable(remote, 'it has no default branch');
  return branch;
}

function fetch(root: string, remote: string, option: string, refspec: string): void {
  const { ok, errorMessage } = tryGit(root, ['fetch', '--quiet', option, remote, refspec], networkOptions);
  if (!ok) throw unreachable(remote, errorMessage);
}

function unreachable(remote: string, errorMessage: string): UserError {
  if (isOtherHash(errorMessage)) {
    return new UserError(
      `${remote} and this repository have different kinds of commit ids (SHA-1 and SHA-256); use a new clone`,
      `git clone <address of the workbook>`,
    );
  }
  return new UserError(`${remote} cannot be reached (${errorMessage.replace(/^fatal: /, '')})`, `git fetch ${remote}`);
}

/** Git gives up on a connection that stalls for 20 seconds, and asks for a password only on a terminal. */
const networkOptions = {
  env: {
    GIT_HTTP_LOW_SPEED_LIMIT: '1',
    GIT_HTTP_LOW_SPEED_TIME: '20',
    ...(process.stdin.isTTY ? {} : { GIT_TERMINAL_PROMPT: '0' }),
  },
};
