import { basename } from 'node:path';
import { realpathSync, statSync } from 'node:fs';
import { listKatas, type Kata } from '../../kata/catalog.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { isDate, readInstant } from '../course/parse-date.ts';
import { showMore } from '../course/diagnostics.ts';
import { archiveStem, isArchive, readableEndingsText } from './archive.ts';
import { clonesIn, isWithin } from './assign-folders.ts';
import { treeOfArchive, treeOfFolder } from './file-tree.ts';
import { findPlaces } from './find-places.ts';
import type { At } from './git-clone.ts';
import { openAnswers } from './known-answers.ts';
import { looseFiles } from './loose-files.ts';
import { expandArchives } from './nested-archives.ts';
import type { Submissions } from './submission.ts';
import { readPlaces } from './read-places.ts';

/** How to read submissions. */
export interface FindOptions {
  /** A date, or a branch, tag or commit. By default the checked-out commit. */
  at?: string | undefined;
  /** The IANA time zone of a date that does not name one. */
  timeZone?: string | undefined;
  /** The katas that will be requested, which are read from each clone in one go. By default all. */
  katas?: readonly Kata[];
  /** The folder in which git's answers about clones are kept between runs. By default they are not kept. */
  answersFolder?: string | undefined;
  /** The maximum size of an archive in bytes, packed and unpacked. An archive inside it may have a quarter of this. */
  archiveCap?: number;
}

/**
 * Finds submissions in a folder of clones, in one clone, in an archive of either, or in what a learning platform
 * delivers. Their files are read only on request, and nothing in them is ever run or written.
 *
 * @throws {UserError} if there are no submissions, or if `at` is invalid
 */
export async function findSubmissions(path: string, options: FindOptions = {}): Promise<Submissions> {
  const at = parseAt(options.at, options.timeZone);
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UserError(`There is no folder or archive ${path}`, showMore);
  if (!stats.isDirectory() && !isArchive(path)) {
    throw new UserError(`${path} is neither a folder nor a ${readableEndingsText('or')}`, showMore);
  }
  const cap = options.archiveCap ?? 512 * 1024 * 1024;
  const unexpanded = stats.isDirectory()
    ? treeOfFolder(realpathSync(path))
    : await treeOfArchive(path, archiveStem(basename(path)), cap);
  const katas = options.katas && options.katas.length > 0 ? options.katas : listKatas();
  const clones = clonesIn({
    ...unexpanded,
    withKatas: unexpanded.workbooks,
    loose: looseFiles(unexpanded, katas).folders,
  });
  const inClones = new Set(unexpanded.onDisk === undefined ? [] : clones);
  const tree = await expandArchives(unexpanded, cap / 4, (inner) => isWithin(inner, inClones));
  const found = await findPlaces(tree, katas);
  if (found.places.length === 0) {
    throw new UserError(
      `There are no submissions in ${path}: nothing in it has a folder "katas", or a file of the course's katas`,
      showMore,
    );
  }
  const findAnswers = options.answersFolder === undefined ? undefined : openAnswers(options.answersFolder);
  return readPlaces(tree, found, { at, katas, readTogether: options.katas ?? katas, findAnswers });
}

function parseAt(at: string | undefined, courseTimeZone: string | undefined): At {
  if (at === undefined) return { kind: 'head' };
  if (!isDate(at)) {
    if (/^-|^$/.test(at)) throw new UserError(`--at ${at} is neither a date nor a branch, tag or commit`, showMore);
    return { kind: 'ref', ref: at };
  }
  const parsed = readInstant(at, { course: courseTimeZone });
  if ('mistake' in parsed) throw new UserError(`--at ${at} ${parsed.mistake}`, showMore);
  return { kind: 'date', instant: parsed.instant, timeZone: courseTimeZone };
}
