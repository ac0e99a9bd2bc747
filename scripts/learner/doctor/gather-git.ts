import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tryGit, gitPaths } from '../../platform/git/git.ts';
import { isSameFolder } from '../../platform/git/same-folder.ts';
import { remoteOf } from '../../platform/git/remotes.ts';
import { foldersLikeKatas } from '../../kata/catalog.ts';
import { isStarterPath } from '../../kata/paths.ts';
import type { FileFacts, GitFacts } from './facts.ts';

/** What git says about the folder. */
export function gitFacts(root: string): GitFacts {
  const top = tryGit(root, ['rev-parse', '--show-toplevel']);
  const isClone = top.ok && isSameFolder(top.output, root);
  const [journal = ''] = isClone ? gitPaths(root, 'workbook-update/journal.json') : [];
  return {
    installed: !top.isNotInstalled,
    trusted: !top.errorMessage.includes('safe.directory'),
    top: isClone ? root : top.ok ? top.output : undefined,
    base: isClone ? baseOf(root) : undefined,
    interrupted: existsSync(journal),
  };
}

/** The newest upstream commit that the learner's branch contains. Undefined if it is unknown, or the last commit. */
function baseOf(root: string): string | undefined {
  // A branch that was built to be handed out lacks many files of upstream's default branch, so its commit is the base.
  const built = tryGit(root, ['log', '-1', '--format=%H', '--grep=^Built-from: ', 'HEAD']).output;
  if (built !== '') return built;
  const remote = remoteOf(root);
  if (remote === undefined) return undefined;
  const branches = [`refs/remotes/${remote}/HEAD`, `refs/remotes/${remote}/main`];
  const found = branches.map((branch) => tryGit(root, ['merge-base', 'HEAD', branch])).find(({ ok }) => ok);
  const head = tryGit(root, ['rev-parse', 'HEAD']).output;
  return found === undefined || found.output === head ? undefined : found.output.slice(0, 10);
}

/** Files and folders on which the result of a kata depends. */
const judgingPaths = ['katas', 'scripts', 'package.json', '.npmrc', 'tsconfig.json', 'vitest.config.ts'];

/** The files that differ from the original, as far as this can be determined: without git, only missing ones. */
export function fileFacts(root: string, { top, base = 'HEAD' }: GitFacts): FileFacts {
  if (top !== root) return { missing: missingInFolders(root), changed: [], committed: [] };
  const changed = filesChangedSince(root, 'M', 'HEAD');
  return {
    missing: filesChangedSince(root, 'D', base),
    changed,
    committed: filesChangedSince(root, 'M', base).filter((path) => !changed.includes(path)),
  };
}

/** Folders with TypeScript files. */
const sourceFolders = ['katas', 'solutions', 'scripts', 'tests'];

/** JavaScript files next to the TypeScript files from which a compiler has made them. The workbook has none. */
export function compiledFiles(root: string): string[] {
  return sourceFolders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(pathFrom(folder)))
    .filter((path) => path.endsWith('.js') && existsSync(join(root, path.replace(/\.js$/, '.ts'))))
    .toSorted();
}

/** Turns a path in a folder into one from the root, with `/` on every system. */
function pathFrom(folder: string): (path: string) => string {
  return (path) => `${folder}/${path.replaceAll('\\', '/')}`;
}

/** The files that were modified (`M`) or deleted (`D`) since a commit, without starters. */
function filesChangedSince(root: string, how: 'M' | 'D', commit: string): string[] {
  const args = ['diff', '--no-renames', '--name-only', `--diff-filter=${how}`, '-z', commit, '--', ...judgingPaths];
  return tryGit(root, args)
    .output.split('\0')
    .filter((path) => path !== '' && !isStarterPath(path));
}

/** The missing files among those that every kata has. Without git, no others are known. */
function missingInFolders(root: string): string[] {
  const noKatas = foldersLikeKatas(root);
  const slugs = readdirSync(join(root, 'katas')).filter((name) => /^\d\d-/.test(name) && !noKatas.includes(name));
  return slugs
    .flatMap((slug) => [`katas/${slug}/README.md`, `katas/${slug}/${slug.slice(3)}.test.ts`])
    .filter((path) => !existsSync(join(root, path)));
}
