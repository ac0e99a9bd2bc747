import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { basename, join } from 'node:path';
import { listKatas, type Kata } from '../../kata/catalog.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { isDate, readInstant } from '../course/parse-date.ts';
import { showMore } from '../course/diagnostics.ts';
import { ambiguous, isArchive, openArchive } from './archive.ts';
import { readClone, type At } from './git-clone.ts';
import { strayPaths, workbookEntry, assignFolders, type Found, type Place } from './assign-folders.ts';
import { look, readPlainFile } from './plain-file.ts';
import { withHint } from './renamed-folder.ts';
import { summarizeNames } from './summarize-names.ts';
import { readSubmittedFiles, type Submission, type Submissions, type SubmittedFiles } from './submission.ts';

const headNote = 'In each clone, the checked-out commit is graded. Uncommitted changes are ignored.';
const strayText = 'Left out, because it is not a submission';

/** How to read submissions. */
export interface FindOptions {
  /** A date, or a branch, tag or commit. By default the checked-out commit. */
  at?: string | undefined;
  /** The IANA time zone of a date that does not name one. */
  timeZone?: string | undefined;
  /** The katas that will be requested, which are read together. By default all. */
  katas?: readonly Kata[];
  /** The maximum size of an archive in bytes, packed and unpacked. */
  archiveCap?: number;
}

/**
 * Finds submissions in a folder of clones, in one clone, or in an archive of either. Their files are read only on
 * request, and nothing in them is ever run.
 *
 * @throws {UserError} if there are no submissions, or if `at` is invalid
 */
export async function findSubmissions(path: string, options: FindOptions = {}): Promise<Submissions> {
  const at = readAt(options.at, options.timeZone);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UserError(`There is no folder or archive ${path}`, showMore);
  if (stats.isDirectory()) return inFolder(path, at, options.katas ?? listKatas());
  if (!isArchive(path)) throw new UserError(`${path} is neither a folder nor a .zip, .tar, .tar.gz or .tgz`, showMore);
  return inArchive(path, options.at, options.archiveCap ?? 512 * 1024 * 1024);
}

function readAt(at: string | undefined, course: string | undefined): At {
  if (at === undefined) return { kind: 'head' };
  if (!isDate(at)) {
    if (/^-|^$/.test(at)) throw new UserError(`--at ${at} is neither a date nor a branch, tag or commit`, showMore);
    return { kind: 'ref', ref: at };
  }
  const read = readInstant(at, { course });
  if ('mistake' in read) throw new UserError(`--at ${at} ${read.mistake}`, showMore);
  return { kind: 'date', instant: read.instant };
}

function inFolder(path: string, at: At, katas: readonly Kata[]): Submissions {
  const folder = realpathSync(path);
  const { found, seen } = search(folder);
  const places = assignFolders(found, basename(folder));
  if (places.length === 0) throw nobody(path);
  const isClone = ({ folder: own }: Place) => look(join(folder, own, '.git')) !== undefined;
  const submissions = places.map((place): Submission => {
    if (place.rivals.length > 0) return { id: place.id, filesOf: async () => ambiguous(place) };
    const own = join(folder, place.folder);
    if (isClone(place)) return fromClone(place.id, own, katas, at);
    const folders = () => entriesIn(join(own, 'katas')).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
    return {
      id: place.id,
      filesOf: async (kata) =>
        withHint(
          readSubmittedFiles(kata, (wanted) => readPlainFile(own, wanted)),
          kata,
          folders,
        ),
    };
  });
  const plain = places.filter((place) => !isClone(place) && place.rivals.length === 0).map(({ id }) => id);
  const notes = [
    ...(places.length > plain.length && at.kind === 'head' ? [headNote] : []),
    ...summarizeNames(
      plain,
      `Not a git repository, so its files are graded as they are${at.kind === 'head' ? '' : ', and --at is ignored'}`,
    ),
    ...summarizeNames(strayPaths(seen, places), strayText),
  ];
  return { submissions, notes };
}

/** All katas are read together and cached, because starting git takes longer than reading. */
function fromClone(id: string, folder: string, katas: readonly Kata[], at: At): Submission {
  let known: Map<string, SubmittedFiles> | undefined;
  return {
    id,
    filesOf: async (kata) => {
      known ??= readClone(folder, katas, at);
      const files = known.get(kata.slug) ?? readClone(folder, [kata], at).get(kata.slug);
      if (files === undefined) throw new Error(`Nothing was read of ${kata.slug}.`);
      return files;
    },
  };
}

async function inArchive(path: string, at: string | undefined, cap: number): Promise<Submissions> {
  const own = basename(path).replace(/(\.tar)?\.\w+$/, '');
  const { places, stray, withGit, filesOf } = await openArchive(path, own, cap);
  if (places.length === 0) throw nobody(path);
  const submissions = places.map((place) => ({
    id: place.id,
    filesOf: async (kata: Kata) => (place.rivals.length > 0 ? ambiguous(place) : filesOf(place, kata)),
  }));
  const notes = [
    ...(at === undefined ? [] : ['The files of an archive are graded as they are, and --at is ignored.']),
    ...summarizeNames(withGit, 'The files of an archive are graded as they are, not the commits in .git'),
    ...summarizeNames(stray, strayText),
  ];
  return { submissions, notes };
}

function nobody(path: string): UserError {
  return new UserError(`There are no submissions in ${path}: nothing in it has a folder "katas"`, showMore);
}

/** Searches for katas in a folder and two levels below. Does not follow links. */
function search(folder: string): { found: Found; seen: string[] } {
  const seen: string[] = [];
  const withKatas: string[] = [];
  const withGit: string[] = [];
  const visit = (path: string, depth: number) => {
    if (look(join(folder, path, '.git'))) withGit.push(path);
    if (hasKatas(join(folder, path))) return void withKatas.push(path);
    if (depth === 2) return;
    for (const entry of entriesIn(join(folder, path))) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`;
      if (path !== '' || entry.name !== '.git') seen.push(inner);
      if (entry.isDirectory() && !/^(\.git|node_modules|__MACOSX)$/.test(entry.name)) visit(inner, depth + 1);
    }
  };
  visit('', 0);
  return { found: { withKatas, withGit }, seen };
}

function hasKatas(folder: string): boolean {
  const katas = join(folder, 'katas');
  const stats = look(katas);
  if (stats?.isSymbolicLink()) return true;
  return stats?.isDirectory() === true && entriesIn(katas).some(({ name }) => workbookEntry.test(name));
}

/** Empty if the folder is not readable. */
function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
