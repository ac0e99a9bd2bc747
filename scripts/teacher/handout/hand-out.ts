import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kataId } from '../../kata/kata-id.ts';
import { assertIsClone } from '../../platform/git/assert-clone.ts';
import { git, tryGit } from '../../platform/git/git.ts';
import { readTree, writeTree, type Tree } from '../../platform/git/tree.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { readCommit } from './branch.ts';
import { homeworkTreeOf } from './build-branches.ts';
import { onlyKatas, ownerOf } from './chosen-katas.ts';
import { mergeHandOut } from './merge-hand-out.ts';
import { askRemote, pushTo } from './remote.ts';

/** What was handed out to a class. */
export interface HandOut {
  /** The slugs of the katas that the class has now. */
  katas: string[];
  /** The new commit of the class's `main`. Undefined if nothing has changed. */
  commit: string | undefined;
  /** The paths of files that both the class and the workbook have changed; the class keeps its own versions. */
  kept: string[];
  /** The default branch of the class's repository is not `main`, so a fresh clone has no katas. */
  isMainNotDefault?: true;
}

/** What one hand-out was built from, according to the message of its commit. */
interface Source {
  commit: string;
  katas: string[];
}

const example = 'npm run publish:branches -- --class <address> --katas 45,46,47';

/**
 * Pushes homework to the branch `main` of a class's repository: one commit without the workbook's history, on top of
 * what the class has. Katas that the class already has stay. Those that it has deleted come back only if they are in
 * `slugs`. Whatever else was changed in the class's repository stays.
 *
 * @param address a URL or path that git can push to
 * @param slugs the katas to hand out, besides those that the class has; by default all the first time, and none later
 * @throws {UserError} if there is nothing to build from, or the class's repository cannot be reached, has commits that
 *   no hand-out made, or rejects the push
 */
export function handOut(root: string, address: string, slugs?: readonly string[]): HandOut {
  assertIsClone(root);
  const head = tryGit(root, ['rev-parse', '--verify', 'HEAD^{commit}']);
  if (!head.ok) throw new UserError('Nothing is committed here yet', 'git clone <address of the workbook>');
  const old = fetchMain(root, address);
  const source = old === undefined ? undefined : lastSource(root, old, address);
  const all = homeworkTreeOf(root, head.output);
  const known = slugsIn(all);
  const wanted = known.filter(
    (slug) => (slugs ?? (source ? [] : known)).includes(slug) || source?.katas.includes(slug) === true,
  );
  const next = onlyKatas(root, all, wanted);
  const { tree: merged, kept } =
    old === undefined || source === undefined
      ? { tree: next, kept: [] }
      : mergeHandOut({
          base: onlyKatas(root, homeworkTreeOf(root, source.commit), source.katas),
          own: readTree(root, old),
          next,
          chosen: slugs ?? [],
        });
  const katas = slugsIn(merged);
  // The merge may have kept a list of katas that the class no longer has.
  const treeId = writeTreeObject(root, onlyKatas(root, merged, katas));
  if (old !== undefined && readCommit(root, old).tree === treeId) {
    return { katas, commit: undefined, kept, ...checkDefaultBranch(root, address) };
  }
  const message = [
    `Homework: ${katas.map((slug) => kataId({ slug })).join(', ')}`,
    '',
    `Handed-out-from: ${head.output}`,
    `Handed-out-katas: ${katas.join(' ')}`,
  ].join('\n');
  const parents = old === undefined ? [] : ['-p', old];
  const created = tryGit(root, ['commit-tree', treeId, ...parents, '-m', message]);
  if (!created.ok) throw new UserError('git does not know who you are', 'git config --global user.name "Your Name"');
  push(root, address, created.output, old);
  return { katas, commit: created.output, kept, ...checkDefaultBranch(root, address) };
}

/**
 * Whether a clone of the class checks out something other than `main`. Hosts such as GitHub take the first branch that
 * is pushed, but one that `git init --bare` created may be set to a branch that does not exist.
 */
function checkDefaultBranch(root: string, address: string): Pick<HandOut, 'isMainNotDefault'> {
  const { ok, output } = tryGit(root, ['ls-remote', '--symref', address, 'HEAD']);
  // Git lists nothing if HEAD leads to a branch that does not exist, and an old server does not tell where it leads.
  const name = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(output)?.[1];
  return ok && (output === '' || (name !== undefined && name !== 'main')) ? { isMainNotDefault: true } : {};
}

/** Fetches the class's `main` and returns its commit. Undefined if there is no such branch yet. */
function fetchMain(root: string, address: string): string | undefined {
  const ask = (args: string[]) => askRemote(root, address, args, example);
  const [id] = ask(['ls-remote', address, 'refs/heads/main']).split('\t');
  if (!id) return undefined;
  ask(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', address, 'refs/heads/main']);
  return id;
}

/** What was handed out last, according to the first parents of a commit. */
function lastSource(root: string, commit: string, address: string): Source {
  const format =
    '%(trailers:key=Handed-out-from,valueonly,separator=)%x09%(trailers:key=Handed-out-katas,valueonly,separator=)';
  const lines = git(root, ['log', '--first-parent', `--format=${format}`, commit]).split('\n');
  const [from = '', katas = ''] = lines.map((line) => line.split('\t')).find(([id]) => id) ?? [];
  if (from === '') {
    throw new UserError(
      `The branch main of ${address} has commits, but none that this command made; use an empty repository`,
      example,
    );
  }
  if (!tryGit(root, ['cat-file', '-e', `${from}^{commit}`]).ok) {
    throw new UserError(`The commit ${from.slice(0, 10)}, which was handed out last, is not here`, 'git fetch --all');
  }
  return { commit: from, katas: katas.split(' ').filter(Boolean) };
}

function push(root: string, address: string, commit: string, old: string | undefined): void {
  // Fails if somebody has pushed in the meantime, and never deletes anything.
  const lease = `--force-with-lease=refs/heads/main:${old ?? ''}`;
  pushTo(root, address, [lease], [`${commit}:refs/heads/main`], {
    what: 'the homework',
    remedy: `npm run publish:branches -- --class ${address}`,
  });
}

function slugsIn(tree: Tree): string[] {
  return [...new Set([...tree.keys()].flatMap((path) => ownerOf(path) ?? []))].toSorted();
}

function writeTreeObject(root: string, tree: Tree): string {
  const scratch = mkdtempSync(join(tmpdir(), 'hand-out-'));
  try {
    return writeTree(root, tree, join(scratch, 'index'));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
