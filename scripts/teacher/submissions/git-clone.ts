import type { Kata } from '../../kata/catalog.ts';
import { HelperSearch } from '../../kata/helper-files.ts';
import { GitError } from '../../platform/git/git.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { mapConcurrently } from '../../platform/map-concurrently.ts';
import { dateText } from '../course/date-text.ts';
import { contentDate, instantAt, readKatasHistory } from './content-dates.ts';
import { listFiles, otherBranches } from './other-branches.ts';
import { cloneTimeoutMs, withIsolatedRepo, type IsolatedRepo, type RepoSettings } from './isolated-git.ts';
import { rewrittenNotes, uncommittedNotes } from './clone-notes.ts';
import { contentsOf, fileIn, blobIdsOf, readEntries, locateKatas } from './commit-files.ts';
import { withHint } from './renamed-folder.ts';
import { UntrustedRepoError } from './untrusted-repo-error.ts';
import { missing, readSubmittedFiles, unreadable, withHelpers, type SubmittedFiles } from './submission.ts';

/** Which commit is graded. */
export type At =
  | { kind: 'head' }
  /** The last commit of the checked-out branch up to an instant, by committer date. */
  | { kind: 'date'; instant: string; timeZone?: string | undefined }
  /** A branch, a tag or a commit. */
  | { kind: 'ref'; ref: string };

/**
 * Reads the files of several katas from a commit of a clone, without checking anything out. Git runs a few times for
 * all katas together.
 *
 * @returns the files by the kata's slug
 * @throws {UserError} if git is not installed
 */
export async function readClone(
  folder: string,
  katas: readonly Kata[],
  at: At,
  { deadline = Date.now() + cloneTimeoutMs, findAnswers }: Partial<RepoSettings> = {},
): Promise<Map<string, SubmittedFiles>> {
  const mapKatas = (read: (kata: Kata) => SubmittedFiles) => new Map(katas.map((kata) => [kata.slug, read(kata)]));
  try {
    return await withIsolatedRepo(folder, { deadline, findAnswers }, async (clone) => {
      const commit = await commitAt(clone, at);
      if (commit === undefined) return mapKatas(() => unreadable(noCommit(at)));
      const { tree, locate } = await locateKatas(clone, commit, katas);
      const contents = await contentsOf(clone, tree);
      const history = await readKatasHistory(clone, commit);
      const searches = await searchHelpers(clone, commit, katas, { tree, contents, locate });
      const pathsIn = (kata: Kata) => [...(searches.get(kata.slug)?.paths.values() ?? [])];
      const branchNotes = at.kind === 'head' ? await otherBranches(folder, clone, commit, katas, pathsIn) : [];
      let allFiles: Promise<string[]> | undefined;
      const readKata = async (kata: Kata): Promise<SubmittedFiles> => {
        const place = locate(kata);
        if ('unclear' in place) return { files: new Map(), commit, problem: missing(`${place.unclear}.`) };
        const paths = pathsIn(kata);
        const submitted = await withHint(
          readSubmittedFiles(kata, (path) => fileIn(tree, contents, path), place.paths),
          kata,
          () => (allFiles ??= listFiles(clone, commit)),
        );
        const search = searches.get(kata.slug);
        const found = search ? withHelpers(submitted, search) : submitted;
        const namedPaths = search?.paths ?? place.paths;
        const notes = [
          ...(at.kind === 'head'
            ? [...rewrittenNotes(folder), ...branchNotes, ...uncommittedNotes(folder, namedPaths, found)]
            : []),
          ...(found.notes ?? []),
        ];
        const changed =
          history && paths.every((path) => path.startsWith('katas/'))
            ? contentDate(history, blobIdsOf(tree, paths))
            : await lastChange(clone, commit, paths);
        return {
          ...found,
          commit,
          ...(changed === undefined ? {} : { changed }),
          ...(notes.length > 0 ? { notes } : {}),
        };
      };
      // One after the other, so that few processes run at the same time.
      return new Map(await mapConcurrently(katas, 1, async (kata) => [kata.slug, await readKata(kata)] as const));
    });
  } catch (error) {
    if (error instanceof UntrustedRepoError) return mapKatas(() => unreadable(error.message));
    if (error instanceof UserError) throw error;
    // Whatever is wrong with a clone affects nobody else.
    if (!(error instanceof GitError))
      return mapKatas(() => unreadable(`The clone cannot be read (${toErrorText(error)}).`));
    // One broken file affects only its own kata. All attempts share one deadline.
    if (katas.length > 1 && Date.now() < deadline) {
      const each = await mapConcurrently(katas, 1, (kata) => readClone(folder, [kata], at, { deadline, findAnswers }));
      return new Map(each.flatMap((one) => [...one]));
    }
    return mapKatas(() => unreadable(`Git cannot read the clone (${error.message}).`));
  }
}

/**
 * Searches for the helper files of all katas at once, and adds what it finds to `tree` and `contents`. In most clones,
 * no file imports any, and then git does not run.
 */
async function searchHelpers(
  clone: IsolatedRepo,
  commit: string,
  katas: readonly Kata[],
  { tree, contents, locate }: Awaited<ReturnType<typeof locateKatas>> & { contents: Map<string, Buffer> },
): Promise<Map<string, HelperSearch>> {
  const searches = new Map<string, HelperSearch>();
  for (const kata of katas) {
    const place = locate(kata);
    if ('unclear' in place) continue;
    const { files } = readSubmittedFiles(kata, (path) => fileIn(tree, contents, path), place.paths);
    searches.set(kata.slug, new HelperSearch(files, place.paths));
  }
  for (;;) {
    const wanted = [...searches.values()].flatMap((search) =>
      [...search.next()].map(([name, path]) => ({ search, name, path })),
    );
    if (wanted.length === 0) return searches;
    const paths = wanted.map(({ path }) => path);
    // One search after the other, because what is found may import more.
    // oxlint-disable-next-line no-await-in-loop
    const entries = await readEntries(clone, commit, paths);
    // oxlint-disable-next-line no-await-in-loop
    const found = await contentsOf(clone, entries);
    for (const [path, entry] of entries) tree.set(path, entry);
    for (const [id, content] of found) contents.set(id, content);
    for (const { search, name, path } of wanted) search.add(name, fileIn(tree, contents, path));
  }
}

async function commitAt(clone: IsolatedRepo, at: At): Promise<string | undefined> {
  const resolve = (ref: string) => runGit(clone, ['rev-parse', '--verify', '--quiet', '--end-of-options', ref]);
  switch (at.kind) {
    case 'head':
      return clone.head ?? resolve('HEAD^{commit}');
    case 'ref':
      // In a clone, a branch that the student has pushed is a branch of the remote.
      return (
        (await resolve(`${at.ref}^{commit}`)) ??
        (await resolve(`refs/remotes/origin/${at.ref}^{commit}`)) ??
        (await resolveRemoteBranch(clone, at.ref))
      );
    case 'date': {
      const head = await resolve('HEAD^{commit}');
      // The first parents are the history of the branch. A teacher's update that was merged later may be older than
      // they are.
      const args = ['rev-list', '--max-count=1', '--first-parent', `--before=${at.instant}`];
      return head === undefined ? undefined : runGit(clone, [...args, head]);
    }
    default:
      return at satisfies never;
  }
}

/** The branch of this name, if only one remote has it. A clone's remote may have another name than `origin`. */
async function resolveRemoteBranch(clone: IsolatedRepo, branch: string): Promise<string | undefined> {
  const listed = (await runGit(clone, ['for-each-ref', '--format=%(objectname)\t%(refname)', 'refs/remotes'])) ?? '';
  const found = listed.split('\n').filter((line) => line.replace(/^\S+\trefs\/remotes\/[^/]+\//, '') === branch);
  return found.length === 1 ? found[0]?.split('\t')[0] : undefined;
}

/** What git prints. Undefined if it prints nothing. */
async function runGit(clone: IsolatedRepo, args: readonly string[]): Promise<string | undefined> {
  const { ok, output, errorMessage } = await clone.ask(args);
  // Git prints nothing if there is no such commit.
  if (!ok && errorMessage !== '') throw new GitError(errorMessage);
  return ok && output !== '' ? output : undefined;
}

function noCommit(at: At): string {
  switch (at.kind) {
    case 'head':
      return 'The clone has no commit.';
    case 'date':
      return `The clone has no commit up to ${dateText(at.instant, at.timeZone)}.`;
    case 'ref':
      return `The clone has no branch, tag or commit ${at.ref}.`;
    default:
      return at satisfies never;
  }
}

/**
 * The date of the last commit that changed any of these files. It is used if the history of `katas` cannot be read, or
 * if a file is not in that folder. Undefined if a shallow clone ends at that commit.
 */
async function lastChange(clone: IsolatedRepo, commit: string, paths: readonly string[]): Promise<string | undefined> {
  const { ok, output } = await clone.ask(['log', '-1', '--format=%H %ct', commit, '--', ...paths]);
  const [last = '', seconds] = output.split(' ');
  return !ok || seconds === undefined || clone.shallow.has(last) ? undefined : instantAt(Number(seconds));
}

function toErrorText(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
