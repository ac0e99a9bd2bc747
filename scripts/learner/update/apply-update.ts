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
  /** Where files were moved that the learner had saved after the update had put them in place. */
  kept: string[];
}

/** One file that an update replaces, adds or removes. */
interface Step {
  path: string;
  /** Whether it exists before the update. */
  old: boolean;
  /** Whether it exists after the update. */
  new: boolean;
  /** Git's id of the new file's bytes. Absent if there is no new file, or if it is a link. */
  id?: string;
}

/** What is needed to undo or complete an interrupted update. */
interface Journal {
  /** The commits before and after the update. */
  head: string;
  merged: string;
  steps: Step[];
}

/**
 * Applies a prepared update completely or not at all. New files are first written to a folder inside `.git`. Each old
 * file is moved there before the new one takes its place. The branch moves last. If an earlier step fails, everything
 * is undone. If the process is killed, the next `recover` undoes or completes the update.
 *
 * @param scratch a folder for temporary files
 * @throws {UserError} if files have changed in the meantime or one cannot be put in place; nothing has changed then
 */
export function applyUpdate(root: string, prepared: UpdatePlan, scratch: string): void {
  const { staging, lock, index } = pathsOf(root);
  takeLock(lock, prepared.nextIndex);
  // A signal that arrives during the steps, which are short, is ignored.
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const ignore = () => {};
  signals.forEach((signal) => process.on(signal, ignore));
  try {
    if (snapshot(root, scratch) !== prepared.workId) {
      throw new UserError('Files in this folder changed while the update was being prepared', 'npm run update');
    }
    const journal = stage(root, staging, prepared);
    journal.steps.forEach((step) => place(root, staging, step));
    git(root, ['update-ref', '-m', 'npm run update', 'HEAD', prepared.merged, prepared.head]);
    renameSync(lock, index);
    rmSync(staging, { recursive: true, force: true });
  } catch (error) {
    rollBack(root);
    if (error instanceof UserError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`The update failed and was undone, so nothing has changed (${reason})`, 'npm run doctor');
  } finally {
    signals.forEach((signal) => process.off(signal, ignore));
  }
  tryGit(root, ['update-index', '-q', '--refresh']);
}

/**
 * Undoes an interrupted update. If its branch has already moved, completes it instead.
 *
 * @returns what was done, if anything
 */
export function recover(root: string): Recovery | undefined {
  const { staging, lock, index, journalFile } = pathsOf(root);
  if (!existsSync(journalFile)) return undefined;
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as Journal;
  if (git(root, ['rev-parse', 'HEAD']) === journal.merged && journal.merged !== journal.head) {
    if (existsSync(lock)) renameSync(lock, index);
    rmSync(staging, { recursive: true, force: true });
    return { what: 'completed', kept: [] };
  }
  return { what: 'undone', kept: rollBack(root) };
}

interface UpdatePaths {
  /** A folder inside `.git` with the journal, the new files (`new`) and the replaced ones (`old`). */
  staging: string;
  journalFile: string;
  lock: string;
  index: string;
}

function pathsOf(root: string): UpdatePaths {
  const [staging = '', lock = '', index = ''] = gitPaths(root, 'workbook-update', 'index.lock', 'index');
  return { staging, journalFile: join(staging, 'journal.json'), lock, index };
}

/** Takes git's own lock, so that no other git command interferes. The lock file contains the new index. */
function takeLock(lock: string, nextIndex: string): void {
  try {
    copyFileSync(nextIndex, lock, constants.COPYFILE_EXCL);
  } catch (error) {
    if (!existsSync(lock)) throw error;
    throw new UserError('Another git command is running here, or was interrupted', 'rm .git/index.lock');
  }
}

/** Writes the new files and the journal to the staging folder. */
function stage(root: string, staging: string, { work, next, workIndex, head, merged }: UpdatePlan): Journal {
  const paths = differences(work, next);
  const fresh = paths.filter((path) => next.has(path));
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(join(staging, 'new'), { recursive: true });
  const prefix = `${join(staging, 'new').replaceAll('\\', '/')}/`;
  git(root, ['checkout-index', '-z', '--stdin', `--prefix=${prefix}`], {
    input: fresh.map((path) => `${path}\0`).join(''),
    env: { GIT_INDEX_FILE: workIndex },
  });
  // Removals come first, because a new file may need the path of an old folder.
  const inOrder = [...paths.filter((path) => !next.has(path)), ...fresh];
  const steps = inOrder.map((path): Step => {
    const staged = join(staging, 'new', path);
    const isFile = next.has(path) && lstatSync(staged).isFile();
    return {
      path,
      old: work.has(path),
      new: next.has(path),
      ...(isFile ? { id: blobId(readFileSync(staged)) } : {}),
    };
  });
  const journal = { head, merged, steps };
  writeFileSync(join(staging, 'journal.new'), JSON.stringify(journal));
  renameSync(join(staging, 'journal.new'), join(staging, 'journal.json'));
  return journal;
}

/** Takes one step: moves the old file aside, and the new one into its place. */
function place(root: string, staging: string, step: Step): void {
  const target = join(root, step.path);
  if (step.old) move(target, join(staging, 'old', step.path));
  else if (exists(target)) {
    throw new UserError(`${step.path} is in the way of the update`, `mv ${step.path} ${step.path}.mine`);
  }
  if (step.new) move(join(staging, 'new', step.path), target);
  else removeEmptyFolders(root, step.path);
}

/**
 * Restores every file. A file that the learner saved after it had been put in place is moved to `.attempts`.
 *
 * @returns where these files are now
 */
function rollBack(root: string): string[] {
  const { staging, journalFile, lock } = pathsOf(root);
  const kept: string[] = [];
  if (existsSync(journalFile)) {
    const { head, merged, steps } = JSON.parse(readFileSync(journalFile, 'utf8')) as Journal;
    if (tryGit(root, ['rev-parse', 'HEAD']).output === merged) git(root, ['update-ref', 'HEAD', head, merged]);
    for (const step of steps.toReversed()) {
      const target = join(root, step.path);
      const backup = join(staging, 'old', step.path);
      const isPlaced = step.new && !exists(join(staging, 'new', step.path));
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
  rmSync(staging, { recursive: true, force: true });
  return kept;
}

/** Whether a file has not been saved since the update put it in place. */
function isAsPlaced(target: string, { id }: Step): boolean {
  return id === undefined || blobId(readFileSync(target)) === id;
}
