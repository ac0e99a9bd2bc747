import type { Kata } from '../../kata/catalog.ts';
import { GitError } from '../../platform/git/git.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { patienceMs, withIsolatedRepo, UntrustedRepoError, type IsolatedRepo } from './isolated-git.ts';
import { changesOf } from './last-changes.ts';
import { foldersOf, otherBranches } from './elsewhere.ts';
import { withHint } from './renamed-folder.ts';
import { readPlainFile } from './plain-file.ts';
import { pathsOf, sizeCap, readSubmittedFiles, tooLarge, unreadable, type SubmittedFiles } from './submission.ts';

/** Which commit is graded. */
export type At =
  | { kind: 'head' }
  /** The last commit of the checked-out branch up to an instant, by committer date. */
  | { kind: 'date'; instant: string }
  /** A branch, a tag or a commit. */
  | { kind: 'ref'; ref: string };

/** An entry of a git tree. */
interface Leaf {
  mode: string;
  id: string;
  /** Bytes. NaN if the repository does not have the object. */
  size: number;
}

/**
 * Reads the files of several katas from a commit of a clone, without checking anything out. Git runs a few times for
 * all katas together, and once for each.
 *
 * @returns the files by the kata's slug
 * @throws {UserError} if git is not installed
 */
export function readClone(
  folder: string,
  katas: readonly Kata[],
  at: At,
  end = Date.now() + patienceMs,
): Map<string, SubmittedFiles> {
  const all = (one: (kata: Kata) => SubmittedFiles) => new Map(katas.map((kata) => [kata.slug, one(kata)]));
  try {
    return withIsolatedRepo(folder, end, (clone) => {
      const commit = commitAt(clone, at);
      if (commit === undefined) return all(() => unreadable(noCommit(at)));
      const tree = leavesOf(clone, commit, katas);
      const contents = contentsOf(clone, tree);
      const changedBy = changesOf(clone, commit, katas);
      const elsewhere = at.kind === 'head' ? otherBranches(clone, commit, katas) : [];
      let folders: string[] | undefined;
      return all((kata) => {
        const found = withHint(
          readSubmittedFiles(kata, (path) => fileIn(tree, contents, path)),
          kata,
          () => (folders ??= foldersOf(clone, commit)),
        );
        const notes = [...(at.kind === 'head' ? uncommitted(folder, kata, found) : []), ...elsewhere];
        return { ...found, commit, ...changedBy(kata), ...(notes.length > 0 ? { notes } : {}) };
      });
    });
  } catch (error) {
    if (error instanceof UntrustedRepoError) return all(() => unreadable(error.message));
    if (error instanceof UserError) throw error;
    // Whatever is wrong with a clone affects nobody else.
    if (!(error instanceof GitError)) return all(() => unreadable(`The clone cannot be read (${toErrorText(error)}).`));
    // One broken file affects only its own kata. All attempts together have the time of one.
    if (katas.length > 1 && Date.now() < end) {
      return new Map(katas.flatMap((kata) => [...readClone(folder, [kata], at, end)]));
    }
    return all(() => unreadable(`Git cannot read the clone (${error.message}).`));
  }
}

function commitAt(clone: IsolatedRepo, at: At): string | undefined {
  const resolve = (ref: string) => answerOf(clone, ['rev-parse', '--verify', '--quiet', '--end-of-options', ref]);
  switch (at.kind) {
    case 'head':
      return resolve('HEAD^{commit}');
    case 'ref':
      // In a clone, a branch that the student has pushed is a branch of the remote.
      return resolve(`${at.ref}^{commit}`) ?? resolve(`refs/remotes/origin/${at.ref}^{commit}`);
    case 'date': {
      const head = resolve('HEAD^{commit}');
      // The first parents are the history of the branch. A teacher's update that was merged later may be older than
      // they are.
      const args = ['rev-list', '--max-count=1', '--first-parent', `--before=${at.instant}`];
      return head === undefined ? undefined : answerOf(clone, [...args, head]);
    }
    default:
      return at satisfies never;
  }
}

function answerOf(clone: IsolatedRepo, args: readonly string[]): string | undefined {
  const { ok, output, stderrLine, notInstalled: noGit } = clone.ask(args);
  if (noGit) throw new UserError('git is not installed', 'npm run doctor');
  // Git prints nothing if there is no such commit.
  if (!ok && stderrLine !== '') throw new GitError(stderrLine);
  return ok && output !== '' ? output : undefined;
}

function noCommit(at: At): string {
  switch (at.kind) {
    case 'head':
      return 'The clone has no commit.';
    case 'date':
      return `The clone has no commit up to ${at.instant}.`;
    case 'ref':
      return `The clone has no branch, tag or commit ${at.ref}.`;
    default:
      return at satisfies never;
  }
}

/** The entries at the katas' paths, and at the folders above them. */
function leavesOf(clone: IsolatedRepo, commit: string, katas: readonly Kata[]): Map<string, Leaf> {
  const folders = ['katas', ...katas.map(({ slug }) => `katas/${slug}`)];
  const paths = [...folders, ...katas.flatMap((kata) => [...pathsOf(kata).values()])];
  const listing = clone.ask(['ls-tree', '-t', '-z', '--long', commit, '--', ...paths]);
  if (listing.ok) return new Map(leavesIn(listing.output));
  // One object that is missing fails the whole listing with sizes.
  const leaves = mustAnswer(clone, ['ls-tree', '-t', '-z', commit, '--', ...paths])
    .split('\0')
    .flatMap((line) => {
      const [, mode = '', id = '', path = ''] = /^(\d+) \w+ (\w+)\t(.+)$/s.exec(line) ?? [];
      return path === '' ? [] : [{ path, mode, id }];
    });
  const sizes = mustAnswer(
    clone,
    ['cat-file', '--batch-check=%(objectsize)'],
    leaves.map(({ id }) => `${id}\n`).join(''),
  ).split('\n');
  return new Map(leaves.map(({ path, mode, id }, i) => [path, { mode, id, size: Number(sizes[i]) }]));
}

/** The entries of `ls-tree --long`. Folders have no size. */
function leavesIn(listing: string): [string, Leaf][] {
  return listing.split('\0').flatMap((line): [string, Leaf][] => {
    const [, mode = '', id = '', size = '', path = ''] = /^(\d+) \w+ (\w+) +(\S+)\t(.+)$/s.exec(line) ?? [];
    return path === '' ? [] : [[path, { mode, id, size: size === '-' ? 0 : Number(size) }]];
  });
}

function mustAnswer(clone: IsolatedRepo, args: readonly string[], input = ''): string {
  const { ok, output, stderrLine } = clone.ask(args, { input });
  if (!ok) throw new GitError(stderrLine);
  return output;
}

/** The contents of files that are not too large, by their ids. */
function contentsOf(clone: IsolatedRepo, tree: ReadonlyMap<string, Leaf>): Map<string, Buffer> {
  const ids = [...tree.values()].filter((leaf) => isFile(leaf) && leaf.size <= sizeCap).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const contents = clone.blobs(ids);
  return new Map(ids.map((id, i) => [id, contents[i] ?? Buffer.alloc(0)]));
}

function fileIn(tree: ReadonlyMap<string, Leaf>, contents: ReadonlyMap<string, Buffer>, path: string): Buffer | string {
  const [katas = '', slug = ''] = path.split('/');
  for (const way of [katas, `${katas}/${slug}`]) {
    const mode = tree.get(way)?.mode;
    if (mode !== undefined && mode !== '040000') return `${way} is ${kindOf(mode)}, not a folder`;
  }
  const leaf = tree.get(path);
  if (leaf === undefined) return 'is not in the commit';
  if (!isFile(leaf)) return `is ${kindOf(leaf.mode)}, not a file`;
  if (leaf.size > sizeCap) return tooLarge(leaf.size);
  const content = contents.get(leaf.id);
  return content?.length === leaf.size ? content : 'is missing from the clone, although its commit names it';
}

function isFile({ mode }: Leaf): boolean {
  return mode === '100644' || mode === '100755';
}

function kindOf(mode: string): string {
  const kinds: Record<string, string> = { '120000': 'a symbolic link', '160000': 'a submodule', '040000': 'a folder' };
  return kinds[mode] ?? 'a file';
}

function toErrorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Files in the folder that differ from the commit. Line endings do not count. */
function uncommitted(folder: string, kata: Kata, { files }: SubmittedFiles): string[] {
  const lines = (bytes: Buffer) => bytes.toString('latin1').replaceAll('\r\n', '\n');
  return [...pathsOf(kata)].flatMap(([name, path]) => {
    const lying = readPlainFile(folder, path);
    const committed = files.get(name);
    if (typeof lying === 'string' || (committed && lines(lying) === lines(committed))) return [];
    return [`${path} has uncommitted changes, which are ignored.`];
  });
}
