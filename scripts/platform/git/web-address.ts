import { tryGit } from './git.ts';
import { remotesOf } from './remotes.ts';

/**
 * The web address of the repository, from the first of its remotes that has one. Undefined if none has an address that
 * a browser could open.
 */
export function webAddressOf(root: string): string | undefined {
  for (const remote of remotesOf(root)) {
    const { ok, output } = tryGit(root, ['remote', 'get-url', remote]);
    const address = ok ? webAddress(output.trim()) : undefined;
    if (address !== undefined) return address;
  }
  return undefined;
}

/**
 * The web page of a remote such as `git@host:owner/name.git` or `https://host/owner/name`. Undefined for other URLs.
 */
export function webAddress(url: string): string | undefined {
  const [, host, path] =
    /^(?:https?:\/\/|ssh:\/\/)(?:[^@/]+@)?([^/:]+)(?::\d+)?\/(.+?)(?:\.git)?\/?$/.exec(url) ??
    /^[\w.-]+@([\w.-]+):(?!\/)(.+?)(?:\.git)?\/?$/.exec(url) ??
    [];
  return host === undefined || path === undefined ? undefined : `https://${host}/${path}`;
}
