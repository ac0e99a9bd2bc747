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

/** The newest upstream commit that the learner's branch contains. Undefined if that is the last commit, or unknown. */
function baseOf(root: string): string | undefined {
  // A separate branch that was handed out lacks many files of upstream's default branch.
  const built = tryGit(root, ['log', '-1', '--format=%H', '--grep=^Built-from: ', 'HEAD']).output;
  if (built !== '') return built;
  const remote = remoteOf(root);
  if (remote === undefined) return undefined;
  const branches = [`refs/remotes/${remote}/HEAD`, `refs/remotes/${remote}/main`];
  const found = branches.map((branch) => tryGit(root, ['merge-base', 'HEAD', branch])).find(({ ok }) => ok);
  const head = tryGit(root, ['rev-parse', 'HEAD']).output;
  return found === undefined || found.output === head ? undefined : found.output.slice(0, 10);
}

/** The files by which a kata is judged and run. */
const judging = ['katas', 'scripts', 'package.json', '.npmrc', 'tsconfig.json', 'vitest.config.ts'];

/** The files that differ from the original, as far as this can be determined. */
export function fileFacts(root: string, { top, base = 'HEAD' }: GitFacts): FileFacts {
  if (top !== root) return { missing: missingInFolders(root), changed: [], committed: [] };
  const changed = different(root, 'M', 'HEAD');
  return {
    missing: different(root, 'D', base),
    changed,
    committed: different(root, 'M', base).filter((path) => !changed.includes(path)),
  };
}

/** Folders with TypeScript files. */
const sources = ['katas', 'solutions', 'scripts', 'tests'];

/** JavaScript files next to the TypeScript files from which a compiler has made them. The workbook has none. */
export function compiledFiles(root: string): string[] {
  return sources
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(slashedIn(folder)))
    .filter((path) => path.endsWith('.js') && existsSync(join(root, path.replace(/\.js$/, '.ts'))))
    .toSorted();
}

/** The path of a file in a folder, with `/` on every system. */
function slashedIn(folder: string): (path: string) => string {
  return (path) => `${folder}/${path.replaceAll('\\', '/')}`;
}

/** The files that were modified or deleted since a commit, without starters. */
function different(root: string, how: 'M' | 'D', commit: string): string[] {
  const args = ['diff', '--no-renames', '--name-only', `--diff-filter=${how}`, '-z', commit, '--', ...judging];
  return tryGit(root, args)
    .output.split('\0')
    .filter((path) => path !== '' && !isStarterPath(path));
}

/** Without git, only the files that every kata has are known. */
function missingInFolders(root: string): string[] {
  const other = foldersLikeKatas(root);
  const slugs = readdirSync(join(root, 'katas')).filter((name) => /^\d\d-/.test(name) && !other.includes(name));
  return slugs
    .flatMap((slug) => [`katas/${slug}/README.md`, `katas/${slug}/${slug.slice(3)}.test.ts`])
    .filter((path) => !existsSync(join(root, path)));
}
