import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import { isWithin } from './assign-folders.ts';
import type { FoundPlaces, OwnedPlace } from './find-places.ts';
import { readClone, type At } from './git-clone.ts';
import type { FindAnswers } from './known-answers.ts';
import { contentOf, readFromTree, type PlaceContent } from './read-tree.ts';
import type { ExpandedTree } from './nested-archives.ts';
import { unreadable, type Submission, type Submissions, type SubmittedFiles } from './submission.ts';
import { summarizeNames } from './summarize-names.ts';

const headNote = 'In each clone, the checked-out commit is graded. Uncommitted changes are ignored.';
const strayText = 'Left out, because it is not a submission';

/** Which katas are read, and from which commit. */
export interface ReadOptions {
  at: At;
  /** The katas of the course. */
  katas: readonly Kata[];
  /** The katas that are read from a clone in one go, when the first of them is requested. */
  readTogether: readonly Kata[];
  /** Finds git's answers from earlier runs. */
  findAnswers?: FindAnswers | undefined;
}

/** The submissions in some places, and what a teacher should know about them. */
export function readPlaces(tree: ExpandedTree, found: FoundPlaces, options: ReadOptions): Submissions {
  const { places, loose, stray, platform } = found;
  const clones = new Set(places.filter((place) => cloneOf(tree, place) !== undefined));
  const isHead = options.at.kind === 'head';
  const withoutGit = places.filter((place) => !clones.has(place) && place.folders.length < 2).map(({ id }) => id);
  const withGit = new Set(tree.withGit);
  const placesWithGit = places.filter((place) => !clones.has(place) && place.folders.some((one) => withGit.has(one)));
  const isFolder = tree.onDisk !== undefined && platform === undefined;
  const allPaths = places.flatMap(({ roots }) => roots);
  const inPlaces = new Set(allPaths);
  const late = places.filter(({ isLate }) => isLate === true).map(({ id }) => id);
  const notes = [
    ...(isFolder && clones.size > 0 && isHead ? [headNote] : []),
    ...(isFolder
      ? summarizeNames(
          withoutGit,
          `Not a git repository, so its files are graded as they are${isHead ? '' : ', and --at is ignored'}`,
        )
      : [
          ...(platform === undefined ? [] : [`This is a download from ${platform.name}.`]),
          ...(isHead ? [] : ['The files of an archive are graded as they are, and --at is ignored.']),
          ...summarizeNames(
            placesWithGit.map(({ id }) => id),
            'The files of an archive are graded as they are, not the commits in .git',
          ),
        ]),
    ...summarizeNames(late, `${platform?.name} marks these as late, but does not say how late`),
    ...summarizeNames(
      loose.unknown.map(({ path }) => path).filter((path) => isWithin(path, inPlaces)),
      'Not graded unless a file of a kata imports it, because the name is not that of any file of the katas',
    ),
    ...summarizeNames(stray, strayText),
  ];
  const content = contentOf(tree, found);
  return {
    submissions: places.map((place) => submissionOf(tree, place, content, options)),
    ...(platform === undefined ? {} : { platform: platform.name }),
    notes,
  };
}

function submissionOf(
  tree: ExpandedTree,
  place: OwnedPlace,
  content: ReadonlyMap<OwnedPlace, PlaceContent>,
  options: ReadOptions,
): Submission {
  const { id, name, aliases, entries, submitted } = place;
  const found = content.get(place) ?? { kataFiles: [], otherScripts: [], names: [] };
  const clone = cloneOf(tree, place);
  const known = {
    id,
    ...(name === undefined ? {} : { name }),
    ...(aliases === undefined ? {} : { aliases }),
    ...(entries === undefined ? {} : { entries }),
  };
  if (place.folders.length > 1) return { ...known, filesOf: async () => ambiguous(place.folders) };
  if (clone !== undefined) return { ...known, filesOf: fromClone(clone, options) };
  return {
    ...known,
    filesOf: async (kata) => {
      const files = await readFromTree(tree, place, found, kata, options.katas);
      return submitted === undefined ? files : { ...files, changed: submitted };
    },
  };
}

/** The absolute path of a student's repository, if the place is one on disk. */
function cloneOf(tree: ExpandedTree, { folders, roots }: OwnedPlace): string | undefined {
  const [folder] = folders.length > 0 ? folders : roots.length === 1 ? roots : [];
  if (tree.onDisk === undefined || folder === undefined || !tree.withGit.includes(folder)) return undefined;
  return join(tree.onDisk, folder);
}

/** All katas are read together and cached, because starting git takes longer than reading. */
function fromClone(folder: string, { readTogether, at, findAnswers }: ReadOptions): Submission['filesOf'] {
  let known: Promise<Map<string, SubmittedFiles>> | undefined;
  return async (kata) => {
    known ??= readClone(folder, readTogether, at, { findAnswers });
    const files = (await known).get(kata.slug) ?? (await readClone(folder, [kata], at, { findAnswers })).get(kata.slug);
    if (files === undefined) throw new Error(`No file of ${kata.slug} was read.`);
    return files;
  };
}

/** The problem if a student has submitted several workbooks or clones. */
function ambiguous(folders: readonly string[]): SubmittedFiles {
  return unreadable(`There is more than one folder with katas: ${folders.join(', ')}.`);
}
