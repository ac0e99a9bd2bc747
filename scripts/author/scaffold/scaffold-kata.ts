import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { listKatas, type Kata } from '../../kata/catalog.ts';
import { starterList } from '../generate/generated-files.ts';
import { indexPage } from '../generate/index-page.ts';
import { readStarterList } from '../../kata/lists.ts';
import { blobId } from '../../kata/starters.ts';
import { isWriteError, writeErrorLine } from '../../platform/errors/fs-errors.ts';
import { UserError } from '../../platform/errors/user-error.ts';
import { namesOf, newKata, type KataNames } from './names.ts';
import { partsOfKata, skeletonOf } from './skeleton.ts';

/** A kata that was created. */
export interface CreatedKata extends KataNames {
  /** Its files, relative to the root. */
  files: string[];
}

const indexPath = 'katas/README.md';
const starterListPath = 'katas/starters.json';

/**
 * Creates a new kata with everything that belongs to it, and adds it to the index and the list of starters. If
 * something fails, nothing is created. Existing files are never overwritten, except those two, which are generated.
 *
 * @throws {UserError} if number or title cannot be used or are taken, the index is out of date, or the folder is not
 *   writable
 */
export async function scaffoldKata(
  number: string | undefined,
  words: readonly string[],
  root: string,
): Promise<CreatedKata> {
  const taken = takenIn(root);
  // The workbook's own katas end at 57.
  const names = namesOf(number, words, freeNumber(taken, '58'));
  refuseTaken(names, taken);
  const existingKatas = listKatas(root);
  refuseStaleIndex(existingKatas, root);
  const files = await skeletonOf(names, root);
  moveIntoWorkbook(names, files, existingKatas, root);
  return { ...names, files: [...files.keys()] };
}

/** A folder that belongs to a kata: `{ slug: '45-value-objects', path: 'solutions/45-value-objects' }`. */
interface Taken {
  slug: string;
  path: string;
}

function takenIn(root: string): Taken[] {
  return partsOfKata.toReversed().flatMap((part) => {
    const folder = join(root, part);
    if (!existsSync(folder)) return [];
    const slugs = readdirSync(folder).filter((name) => /^\d\d-/.test(name));
    return slugs.toSorted().map((slug) => ({ slug, path: `${part}/${slug}` }));
  });
}

/** The first free number from `from` on. */
function freeNumber(taken: readonly Taken[], from: string): string {
  const numbers = Array.from({ length: 90 }, (_, i) => String(10 + i));
  const free = numbers.filter((number) => !taken.some(({ slug }) => slug.startsWith(`${number}-`)));
  return free.find((number) => number >= from) ?? free[0] ?? from;
}

function refuseTaken({ number, title, file }: KataNames, taken: readonly Taken[]): void {
  const byNumber = taken.find(({ slug }) => slug.startsWith(`${number}-`));
  if (byNumber) {
    throw new UserError(`${number} is taken by ${byNumber.path}`, newKata(freeNumber(taken, number), title));
  }
  const byName = taken.find(({ slug }) => slug.slice(3) === file);
  if (byName) throw new UserError(`"${file}" is taken by ${byName.path}`, newKata(number, `Another ${title}`));
}

/** Text that someone wrote into the index by hand, or a changed statement, must not be overwritten unnoticed. */
function refuseStaleIndex(katas: readonly Kata[], root: string): void {
  const file = join(root, indexPath);
  if (!existsSync(file) || readFileSync(file, 'utf8') === indexPage(katas)) return;
  throw new UserError(`${indexPath} does not match the statements, and would be overwritten`, 'npm run generate');
}

/** Everything is written to a temporary folder first. What remains are moves, which are undone if one fails. */
function moveIntoWorkbook(
  { slug, file }: KataNames,
  files: ReadonlyMap<string, string>,
  existingKatas: readonly Kata[],
  root: string,
): void {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const stage = mkdtempSync(join(root, '.cache', 'kata-new-'));
  const undo: (() => void)[] = [];
  try {
    files.forEach((text, path) => write(join(stage, path), text));
    const starter = `${slug}/${file}.ts`;
    const ids = { ...readStarterList(root), [starter]: blobId(files.get(`katas/${starter}`) ?? '') };
    const katas = [...existingKatas, ...listKatas(stage)].toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    write(join(stage, starterListPath), starterList(ids));
    write(join(stage, indexPath), indexPage(katas));
    for (const path of [...partsOfKata.map((part) => `${part}/${slug}`), starterListPath, indexPath]) {
      const target = join(root, path);
      const old = existsSync(target) ? readFileSync(target) : undefined;
      moveTo(join(stage, path), target);
      undo.push(() => (old === undefined ? rmSync(target, { recursive: true }) : writeFileSync(target, old)));
    }
  } catch (error) {
    undo.toReversed().forEach((step) => step());
    throw error;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** Moves a file or folder. If that fails, the error names the target, not the source. */
function moveTo(from: string, target: string): void {
  try {
    mkdirSync(dirname(target), { recursive: true });
    renameSync(from, target);
  } catch (error) {
    throw isWriteError(error) ? writeErrorLine(Object.assign(error, { path: target })) : error;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
