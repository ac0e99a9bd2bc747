import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { tryGit, gitPaths } from '../../platform/git/git.ts';
import { remoteOf } from '../../platform/git/remotes.ts';
import { foldersLikeKatas } from '../../kata/catalog.ts';
import { isStarterPath } from '../../kata/paths.ts';
import type { FileFacts, GitFacts } from './facts.ts';

/** What git says of the folder. */
export function gitFacts(root: string): GitFacts {
  const top = tryGit(root, ['rev-parse', '--show-toplevel']);
  const isClone = top.ok && realpathSync(top.output) === realpathSync(root);
  const [journal = ''] = isClone ? gitPaths(root, 'workbook-update/journal.json') : [];
  return {
    installed: !top.notInstalled,
    trusted: !top.stderrLine.includes('safe.directory'),
    top: isClone ? root : top.ok ? top.output : undefined,
    base: isClone ? baseOf(root) : undefined,
    interrupted: existsSync(journal),
  };
}

/** The newest commit of the upstream that is in the learner's own; undefined where that is the last, or unknown. */
function baseOf(root: string): string | undefined {
  // What was handed out as a branch of its own lacks much of what the upstream's first branch has.
  const built = tryGit(root, ['log', '-1', '--format=%H', '--grep=^Built-from: ', 'HEAD']).output;
  if (built !== '') return built;
  const remote = remoteOf(root);
  if (remote === undefined) return undefined;
  const branches = [`refs/remotes/${remote}/HEAD`, `refs/remotes/${remote}/main`];
  const found = branches.map((branch) => tryGit(root, ['merge-base', 'HEAD', branch])).find(({ ok }) => ok);
  const head = tryGit(root, ['rev-parse', 'HEAD']).output;
  return found === undefined || found.output === head ? undefined : found.output.slice(0, 10);
}

/** What a kata is judged by, and what runs it. */
const judging = ['katas', 'scripts', 'tsconfig.json', 'vitest.config.ts'];

/** The files that are not as they were handed out, as far as anyone can tell. */
export function fileFacts(root: string, { top, base = 'HEAD' }: GitFacts): FileFacts {
  if (top !== root) return { missing: missingInFolders(root), changed: [], committed: [] };
  const changed = different(root, 'M', 'HEAD');
  return {
    missing: different(root, 'D', base),
    changed,
    committed: different(root, 'M', base).filter((path) => !changed.includes(path)),
  };
}

/** The files that were modified or deleted since a commit, starters not counted. */
function different(root: string, how: 'M' | 'D', commit: string): string[] {
  const args = ['diff', '--no-renames', '--name-only', `--diff-filter=${how}`, '-z', commit, '--', ...judging];
  return tryGit(root, args)
    .output.split('\0')
    .filter((path) => path !== '' && !isStarterPath(path));
}

/** Without git it is known only what every kata has. */
function missingInFolders(root: string): string[] {
  const other = foldersLikeKatas(root);
  const slugs = readdirSync(join(root, 'katas')).filter((name) => /^\d\d-/.test(name) && !other.includes(name));
  return slugs
    .flatMap((slug) => [`katas/${slug}/README.md`, `katas/${slug}/${slug.slice(3)}.test.ts`])
    .filter((path) => !existsSync(join(root, path)));
}
