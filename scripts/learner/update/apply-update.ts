import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { tryGit, git, gitPaths } from '../../platform/git/git.ts';
import { blobId } from '../../kata/starters.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { exists, move, removeEmptyFolders } from './files.ts';
import { snapshot, type UpdatePlan } from './prepare.ts';
import { differences } from '../../platform/git/tree.ts';

/** What was done about an interrupted update. */
export interface Recovery {
  what: 'undone' | 'completed';
  /** The paths of saved files that had changed after they had been replaced. */
  kept: string[];
}

/** One file that an update replaces, adds or removes. */
interface Step {
  path: string;
  /** Whether it existed before, and whether it exists afterwards. */
  old: boolean;
  new: boolean;
  /** Git's id of the new file's bytes as they are in the folder. */
  id?: string;
}

/** What is needed to undo or complete an interrupted update. */
interface Journal {
  head: string;
  merged: string;
  steps: Step[];
}

/**
 * Applies a prepared update completely or not at all. New files are first written to a temporary folder. Each old file
 * is moved aside before the new one takes its place. The branch moves last. If an earlier step fails, everything is
 * undone. If the process is killed, the next `recover` undoes or completes the update.
 *
 * @throws {UserError} if the folder has changed in the meantime or a file cannot be put in place; nothing has changed then
 */
export function applyUpdate(root: string, prepared: UpdatePlan, scratch: string): void {
  const { home, lock, index } = placesOf(root);
  takeLock(lock, prepared.nextIndex);
  // The steps are short and without pauses, so a signal waits until they are done.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const wait = () => {};
  signals.forEach((signal) => process.on(signal, wait));
  try {
    if (snapshot(root, scratch) !== prepared.workId) {
      throw new UserError('Files in this folder changed while the update was being prepared', 'npm run update');
    }
    const journal = stage(root, home, prepared);
    journal.steps.forEach((step) => place(root, home, step));
    git(root, ['update-ref', '-m', 'npm run update', 'HEAD', prepared.merged, prepared.head]);
    renameSync(lock, index);
    rmSync(home, { recursive: true, force: true });
  } catch (error) {
    takeBack(root);
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The update failed and was undone, so nothing has changed (${reason})`, 'npm run doctor');
  } finally {
    signals.forEach((signal) => process.off(signal, wait));
  }
  tryGit(root, ['update-index', '-q', '--refresh']);
}

/**
 * Undoes an interrupted update. If its branch has already moved, completes it instead.
 *
 * @returns what was done, if anything
 */
export function recover(root: string): Recovery | undefined {
  const { home, lock, index, journalFile } = placesOf(root);
  if (!existsSync(journalFile)) return undefined;
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as Journal;
  if (git(root, ['rev-parse', 'HEAD']) === journal.merged && journal.merged !== journal.head) {
    if (existsSync(lock)) renameSync(lock, index);
    rmSync(home, { recursive: true, force: true });
    return { what: 'completed', kept: [] };
  }
  return { what: 'undone', kept: takeBack(root) };
}

interface Places {
  home: string;
  journalFile: string;
  lock: string;
  index: string;
}

function placesOf(root: string): Places {
  const [home = '', lock = '', index = ''] = gitPaths(root, 'workbook-update', 'index.lock', 'index');
  return { home, journalFile: join(home, 'journal.json'), lock, index };
}

/** Git's own lock, so that no other git command interferes. It contains the new index. */
function takeLock(lock: string, nextIndex: string): void {
  try {
    copyFileSync(nextIndex, lock, constants.COPYFILE_EXCL);
  } catch (error) {
    if (!existsSync(lock)) throw error;
    throw new UserError('Another git command is running here, or was interrupted', 'rm .git/index.lock');
  }
}

function stage(root: string, home: string, { work, next, workIndex, head, merged }: UpdatePlan): Journal {
  const paths = differences(work, next);
  const fresh = paths.filter((path) => next.has(path));
  rmSync(home, { recursive: true, force: true });
  mkdirSync(join(home, 'new'), { recursive: true });
  const prefix = `${join(home, 'new').replaceAll('\\', '/')}/`;
  git(root, ['checkout-index', '-z', '--stdin', `--prefix=${prefix}`], {
    input: fresh.map((path) => `${path}\0`).join(''),
    env: { GIT_INDEX_FILE: workIndex },
  });
  // Removals come first, to make room for new files.
  const inOrder = [...paths.filter((path) => !next.has(path)), ...fresh];
  const steps = inOrder.map((path): Step => {
    const staged = join(home, 'new', path);
    const isFile = next.has(path) && lstatSync(staged).isFile();
    return {
      path,
      old: work.has(path),
      new: next.has(path),
      ...(isFile ? { id: blobId(readFileSync(staged)) } : {}),
    };
  });
  const journal = { head, merged, steps };
  writeFileSync(join(home, 'journal.new'), JSON.stringify(journal));
  renameSync(join(home, 'journal.new'), join(home, 'journal.json'));
  return journal;
}

function place(root: string, home: string, step: Step): void {
  const target = join(root, step.path);
  if (step.old) move(target, join(home, 'old', step.path));
  else if (exists(target)) {
    throw new UserError(`${step.path} is in the way of the update`, `mv ${step.path} ${step.path}.mine`);
  }
  if (step.new) move(join(home, 'new', step.path), target);
  else removeEmptyFolders(root, step.path);
}

/**
 * Restores every file. A file that was saved after it had been put in place is kept as well.
 *
 * @returns the paths of these files
 */
function takeBack(root: string): string[] {
  const { home, journalFile, lock } = placesOf(root);
  const kept: string[] = [];
  if (existsSync(journalFile)) {
    const { head, merged, steps } = JSON.parse(readFileSync(journalFile, 'utf8')) as Journal;
    if (tryGit(root, ['rev-parse', 'HEAD']).output === merged) git(root, ['update-ref', 'HEAD', head, merged]);
    for (const step of steps.toReversed()) {
      const target = join(root, step.path);
      const backup = join(home, 'old', step.path);
      const isPlaced = step.new && !exists(join(home, 'new', step.path));
      if (isPlaced && exists(target)) {
        if (isAsPlaced(target, step)) rmSync(target);
        else {
          const aside = `.attempts/interrupted-${merged.slice(0, 7)}/${step.path}`;
          move(target, join(root, aside));
          kept.push(aside);
        }
      }
      if (step.old && exists(backup)) move(backup, target);
      else if (!step.old) removeEmptyFolders(root, step.path);
    }
  }
  rmSync(lock, { force: true });
  rmSync(home, { recursive: true, force: true });
  return kept;
}

function isAsPlaced(target: string, { id }: Step): boolean {
  return id === undefined || blobId(readFileSync(target)) === id;
}
