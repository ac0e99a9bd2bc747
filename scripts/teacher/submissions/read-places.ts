import { join } from 'node:path';
import type { Kata } from '../../kata/catalog.ts';
import { isWithin, pathPrefixes } from './assign-folders.ts';
import { kataFoldersIn, readInTree } from './file-tree.ts';
import type { FoundPlaces, OwnedPlace } from './find-places.ts';
import { readClone, type At } from './git-clone.ts';
import { locateKata, type LooseFile } from './kata-layout.ts';
import type { ExpandedTree } from './nested-archives.ts';
import { withHint } from './renamed-folder.ts';
import {
  missing,
  pathsOf,
  readSubmittedFiles,
  unreadable,
  type Submission,
  type Submissions,
  type SubmittedFiles,
} from './submission.ts';
import { summarizeNames } from './summarize-names.ts';

const headNote = 'In each clone, the checked-out commit is graded. Uncommitted changes are ignored.';
const strayText = 'Left out, because it is not a submission';

/** Which katas are read, and from which commit. */
export interface ReadOptions {
  at: At;
  /** The katas of the course. */
  katas: readonly Kata[];
  /** The katas that are read together. */
  announced: readonly Kata[];
}

/** What lies in a place. */
interface Content {
  /** Files with the names of katas' files, outside of any workbook. */
  own: LooseFile[];
  /** The names of all files. */
  others: string[];
}

/** The submissions in some places, and what a teacher should know about them. */
export function readPlaces(tree: ExpandedTree, found: FoundPlaces, options: ReadOptions): Submissions {
  const { places, loose, stray, platform } = found;
  const clones = new Set(places.filter((place) => cloneOf(tree, place) !== undefined));
  const isUndated = options.at.kind === 'head';
  const plain = places.filter((place) => !clones.has(place) && place.folders.length < 2).map(({ id }) => id);
  const withGit = new Set(tree.withGit);
  const hasCommits = places.filter((place) => !clones.has(place) && place.folders.some((one) => withGit.has(one)));
  const isFolder = tree.onDisk !== undefined && platform === undefined;
  const taken = places.flatMap(({ within }) => within);
  const inPlaces = new Set(taken);
  const late = places.filter(({ isLate }) => isLate === true).map(({ id }) => id);
  const notes = [
    ...(isFolder && clones.size > 0 && isUndated ? [headNote] : []),
    ...(isFolder
      ? summarizeNames(
          plain,
          `Not a git repository, so its files are graded as they are${isUndated ? '' : ', and --at is ignored'}`,
        )
      : [
          ...(platform === undefined ? [] : [`This is a download from ${platform.name}.`]),
          ...(isUndated ? [] : ['The files of an archive are graded as they are, and --at is ignored.']),
          ...summarizeNames(
            hasCommits.map(({ id }) => id),
            'The files of an archive are graded as they are, not the commits in .git',
          ),
        ]),
    ...summarizeNames(late, `${platform?.name} marks these as late, but does not say how late`),
    ...summarizeNames(
      loose.unknown.filter((path) => isWithin(path, inPlaces)),
      'Not graded, because the name is not that of any file of the katas',
    ),
    ...summarizeNames(stray, strayText),
  ];
  const content = contentOf(tree, found);
  return { submissions: places.map((place) => submissionOf(tree, place, content, options)), notes };
}

function submissionOf(
  tree: ExpandedTree,
  place: OwnedPlace,
  content: ReadonlyMap<OwnedPlace, Content>,
  options: ReadOptions,
): Submission {
  const { id, name, aliases, entries, submitted } = place;
  const { own, others } = content.get(place) ?? { own: [], others: [] };
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
      const files = await fromTree(tree, place, { own, others }, kata, options.katas);
      return submitted === undefined ? files : { ...files, changed: submitted };
    },
  };
}

/** The absolute path of a student's repository, if the place is one on disk. */
function cloneOf(tree: ExpandedTree, { folders, within }: OwnedPlace): string | undefined {
  const [folder] = folders.length > 0 ? folders : within.length === 1 ? within : [];
  if (tree.onDisk === undefined || folder === undefined || !tree.withGit.includes(folder)) return undefined;
  return join(tree.onDisk, folder);
}

/** All katas are read together and cached, because starting git takes longer than reading. */
function fromClone(folder: string, { announced, at }: ReadOptions): Submission['filesOf'] {
  let known: Map<string, SubmittedFiles> | undefined;
  return async (kata) => {
    known ??= readClone(folder, announced, at);
    const files = known.get(kata.slug) ?? readClone(folder, [kata], at).get(kata.slug);
    if (files === undefined) throw new Error(`Nothing was read of ${kata.slug}.`);
    return files;
  };
}

async function fromTree(
  tree: ExpandedTree,
  place: OwnedPlace,
  { own, others }: Content,
  kata: Kata,
  katas: readonly Kata[],
): Promise<SubmittedFiles> {
  const [workbook] = place.folders;
  if (workbook !== undefined) {
    const files = await readAt(tree, workbook, pathsOf(kata), kata);
    if (files.files.size > 0 || own.length === 0) return withHint(files, kata, () => kataFoldersIn(tree, workbook));
  }
  const location = locateKata(kata, own, katas);
  if (location !== undefined && 'unclear' in location) {
    return { files: new Map(), problem: missing(`${location.unclear}.`) };
  }
  if (location !== undefined) return readAt(tree, '', location.paths, kata);
  if (own.length > 0) return { files: new Map(), problem: missing(`${kata.files.join(', ')}: not handed in.`) };
  return unreadable(nothingIn(tree, place, others));
}

async function readAt(
  tree: ExpandedTree,
  root: string,
  paths: ReadonlyMap<string, string>,
  kata: Kata,
): Promise<SubmittedFiles> {
  const found = new Map<string, Buffer | string>();
  for (const [name, path] of paths) {
    // One after the other, so that only one of them is unpacked at a time.
    // oxlint-disable-next-line no-await-in-loop
    found.set(name, await readInTree(tree, root, path));
  }
  return readSubmittedFiles(kata, (_, name) => found.get(name) ?? 'is not handed in', paths);
}

/** Sorts all files by place in one pass, because there may be many of both. */
function contentOf({ entries, archives }: ExpandedTree, { places, loose }: FoundPlaces): Map<OwnedPlace, Content> {
  const content = new Map(places.map((place) => [place, { own: [] as LooseFile[], others: [] as string[] }]));
  const byPath = new Map<string, OwnedPlace[]>();
  for (const place of places) for (const way of place.within) byPath.set(way, [...(byPath.get(way) ?? []), place]);
  // Several students may have handed in the same folder together.
  const contentAt = (path: string) =>
    ['', ...pathPrefixes(path)].flatMap((way) => (byPath.get(way) ?? []).flatMap((place) => content.get(place) ?? []));
  for (const file of loose.files) for (const one of contentAt(file.path)) one.own.push(file);
  const opened = new Set(archives);
  for (const [path, { kind }] of entries) {
    if (kind !== 'folder' && !opened.has(path)) for (const one of contentAt(path)) one.others.push(lastOf(path));
  }
  return content;
}

/** Why nothing of a place can be graded. */
function nothingIn({ broken }: ExpandedTree, { within }: OwnedPlace, names: readonly string[]): string {
  const own = new Set(within);
  const closed = [...broken].filter(([path]) => isWithin(path, own)).map(([path, why]) => `${lastOf(path)} (${why})`);
  if (closed.length > 0) return `An archive cannot be read: ${closed.slice(0, 3).join(', ')}.`;
  if (names.length === 0) return 'The submission is empty.';
  const more = names.length > 3 ? `, and ${names.length - 3} more` : '';
  return `It has no files of the course's katas, only ${names.slice(0, 3).join(', ')}${more}.`;
}

/** The problem if a student has submitted several workbooks or clones. */
function ambiguous(folders: readonly string[]): SubmittedFiles {
  return unreadable(`There is more than one folder with katas: ${folders.join(', ')}.`);
}

function lastOf(path: string): string {
  return path.split('/').at(-1) ?? path;
}
