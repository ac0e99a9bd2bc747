import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { tryGitAsync, type GitResult } from '../../platform/git/git.ts';
import type { CloneSource } from './read-addresses.ts';

/** What became of one student's clone. */
export interface Fetched extends CloneSource {
  state: 'new' | 'updated' | 'unchanged' | 'failed';
  /** What a teacher should know, one sentence each: why it failed, or whose history was rewritten. */
  notes: string[];
}

/** A clone could not be made or updated. The message is a sentence. */
class FetchError extends Error {
  override readonly name = 'FetchError';
}

/** The time limit of one git command. */
const gitTimeoutMs = 10 * 60 * 1000;

/** Settings that cannot make git run a program. A clone with any other setting was not made by this command. */
const harmlessKeys =
  /^(core\.(repositoryformatversion|filemode|bare|logallrefupdates|ignorecase|precomposeunicode|symlinks)|remote\.origin\.(url|fetch|tagopt)|branch\..*\.(remote|merge|rebase)|extensions\.(objectformat|refstorage))$/;

/** For every git command: no hooks, no programs that the clone names, no prompts, no waiting for a dead connection. */
const options = [
  ...['-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', '-c', 'core.symlinks=false'],
  ...['-c', 'gc.auto=0', '-c', 'maintenance.auto=false', '-c', 'advice.detachedHead=false'],
];
const env = {
  GIT_TERMINAL_PROMPT: '0',
  GIT_LFS_SKIP_SMUDGE: '1',
  GIT_HTTP_LOW_SPEED_LIMIT: '1',
  GIT_HTTP_LOW_SPEED_TIME: '30',
  ...(process.env['GIT_SSH_COMMAND'] === undefined ? { GIT_SSH_COMMAND: 'ssh -o BatchMode=yes' } : {}),
};

/**
 * Clones a student's repository, or fetches what is new, and checks out its default branch. Commits that the student
 * has removed from the history stay reachable below `refs/kept`. A folder that holds anything else is left as it is.
 *
 * @param home the folder of all clones
 */
export async function fetchClone(home: string, source: CloneSource): Promise<Fetched> {
  const { folder, address } = source;
  const clone = join(home, folder);
  const notes: string[] = [];
  try {
    const branch = await readDefaultBranch(home, address);
    const isNew = isUnused(clone);
    if (isNew)
      await runOrThrow(home, ['clone', '--quiet', '--no-checkout', '--template=', '--', address, clone], 'clone');
    else notes.push(...(await update(clone, source)));
    const state = await checkOut(clone, branch, isNew);
    return { ...source, state: isNew ? 'new' : state, notes };
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    return { ...source, state: 'failed', notes: [...notes, error.message] };
  }
}

async function run(folder: string, args: readonly string[]): Promise<GitResult> {
  return tryGitAsync(folder, [...options, ...args], { env, timeout: gitTimeoutMs });
}

/** @param verb what git does, for the message: `clone` */
async function runOrThrow(folder: string, args: readonly string[], verb: string): Promise<string> {
  const { ok, output, errorMessage } = await run(folder, args);
  if (!ok) throw new FetchError(`git cannot ${verb} it (${withoutPrefix(errorMessage)}).`);
  return output;
}

/** Git's message without its prefix and its full stop. */
function withoutPrefix(line: string): string {
  return line.replace(/^(fatal|error|ERROR): /, '').replace(/\.$/, '');
}

async function readDefaultBranch(home: string, address: string): Promise<string> {
  const { ok, output, errorMessage } = await run(home, [
    'ls-remote',
    '--symref',
    '--',
    address,
    'HEAD',
    'refs/heads/*',
  ]);
  if (!ok) throw new FetchError(`${address} cannot be reached (${withoutPrefix(errorMessage)}).`);
  const branches = [...output.matchAll(/^[\da-f]+\trefs\/heads\/(.+)$/gm)].map(([, name = '']) => name);
  if (branches.length === 0) throw new FetchError(`${address} is empty: nothing has been pushed yet.`);
  const named = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(output)?.[1];
  const only = branches.length === 1 ? branches[0] : undefined;
  const branch = named !== undefined && branches.includes(named) ? named : only;
  if (branch === undefined) throw new FetchError(`${address} has no default branch; it has ${branches.join(', ')}.`);
  return branch;
}

/** Whether nothing is at the path yet. */
function isUnused(clone: string): boolean {
  const stats = lstatSync(clone, { throwIfNoEntry: false });
  return stats === undefined || (stats.isDirectory() && readdirSync(clone).length === 0);
}

/** Fetches what is new into an existing clone. Returns notes for the teacher. */
async function update(clone: string, { address, folder }: CloneSource): Promise<string[]> {
  if (lstatSync(join(clone, '.git'), { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new FetchError(`The folder ${folder} already exists, and is not a clone.`);
  const listed = await run(clone, ['config', '--file', join('.git', 'config'), '--name-only', '--list']);
  const other = listed.output.split('\n').find((key) => key !== '' && !harmlessKeys.test(key));
  if (other !== undefined || !listed.ok)
    throw new FetchError(`The clone was not made by this command: its configuration sets ${other ?? 'nothing'}.`);
  const before = await readRefs(clone);
  const [old = ''] = (await run(clone, ['config', 'remote.origin.url'])).output.split('\n');
  if (old !== address) await runOrThrow(clone, ['config', 'remote.origin.url', address], 'change');
  // Tags are updated, but not pruned: a teacher may have made some.
  const tags = ['--tags', '--force', '--prune', '--no-recurse-submodules'];
  const all = ['fetch', '--quiet', ...tags, '--', 'origin', '+refs/heads/*:refs/remotes/origin/*'];
  await runOrThrow(clone, all, 'fetch');
  return [
    ...(old === address ? [] : [`The address has changed from ${old || 'none'} to ${address}.`]),
    ...(await keepRemoved(clone, before)),
  ];
}

/** The ids of the student's branches and tags, and of the checked-out commit (`HEAD`), by name. */
async function readRefs(clone: string): Promise<Map<string, string>> {
  const head = await run(clone, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  const format = '--format=%(refname) %(objectname)';
  const refs = await runOrThrow(clone, ['for-each-ref', format, 'refs/remotes/origin', 'refs/tags'], 'read');
  const pairs = refs.split('\n').flatMap((line) => {
    const [name = '', id = ''] = line.split(' ');
    return id === '' || name.endsWith('/HEAD') ? [] : [[name, id] as const];
  });
  return new Map([...pairs, ...(head.ok ? [['HEAD', head.output] as const] : [])]);
}

/** Makes commits reachable that no branch or tag of the student leads to any more, and says so. */
async function keepRemoved(clone: string, before: ReadonlyMap<string, string>): Promise<string[]> {
  const now = await readRefs(clone);
  const notes = new Map<string, string>();
  for (const [name, old] of before) {
    if (name !== 'HEAD' && now.get(name) === old) continue;
    // One after the other, because each needs the refs of the one before.
    // oxlint-disable-next-line no-await-in-loop
    const lost = await run(clone, ['rev-list', '--max-count=1', old, '--not', '--remotes=origin', '--tags']);
    if (!lost.ok || lost.output === '' || notes.has(old)) continue;
    const keptName = `kept/${old.slice(0, 10)}`;
    // oxlint-disable-next-line no-await-in-loop
    const isKnown = (await run(clone, ['rev-parse', '--verify', '--quiet', `refs/${keptName}`])).ok;
    // oxlint-disable-next-line no-await-in-loop
    if (!isKnown) await runOrThrow(clone, ['update-ref', `refs/${keptName}`, old], 'keep the old commit of');
    const shortName = name.replace(/^refs\/(remotes\/origin|heads|tags)\//, '');
    notes.set(
      old,
      `The history of ${shortName} was rewritten. The old commit is kept as ${keptName}; --at ${keptName} grades it.`,
    );
  }
  return [...notes.values()];
}

async function checkOut(clone: string, branch: string, isNew: boolean): Promise<'updated' | 'unchanged'> {
  const target = `refs/remotes/origin/${branch}`;
  const [head, wanted] = [
    await run(clone, ['rev-parse', 'HEAD']),
    await runOrThrow(clone, ['rev-parse', target], 'read'),
  ];
  const current = await run(clone, ['symbolic-ref', '--quiet', '--short', 'HEAD']);
  if (!isNew) {
    if (head.output === wanted && current.output === branch) return 'unchanged';
    const graded = head.ok ? head.output.slice(0, 10) : 'none';
    const changes = await runOrThrow(clone, ['status', '--porcelain', '--untracked-files=no'], 'compare');
    if (changes !== '')
      throw new FetchError(`The clone has uncommitted changes of yours, so its commit is still ${graded}.`);
  }
  const force = isNew ? ['--force'] : [];
  await runOrThrow(clone, ['checkout', '--quiet', '--no-track', ...force, '-B', branch, target, '--'], 'check out');
  return 'updated';
}
