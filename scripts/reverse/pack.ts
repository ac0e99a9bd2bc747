import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { toForwardSlashes } from '../../katas/support/paths.ts';
import type { CandidateSolution, Kata } from '../kata/catalog.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { shownPath } from '../platform/shown-path.ts';
import type { ImpostorRecord } from './record-format.ts';

/** What the homework branch has of a reverse kata: the visible half, in a form that nobody reads by accident. */
export interface Pack {
  /** The record without anything about the half that only grading uses. */
  record: ImpostorRecord;
  impostors: CandidateSolution[];
  /** The variants that a learner may see. */
  variants: CandidateSolution[];
  /** The code of the reference, the variants and the impostors, by path relative to the root. */
  files: Record<string, string>;
}

const extension = '.pack';

/** The maximum number of characters in a line of a pack. */
const lineLength = 100;

/** The path of a kata's pack, relative to the root. */
export function packPath(slug: string): string {
  return `tests/reverse/${slug}${extension}`;
}

/** The slug of the kata that a pack is about. Undefined if the path is not that of a pack. */
export function packedSlug(path: string): string | undefined {
  return /^tests\/reverse\/(\d\d-[^/]+)\.pack$/.exec(path)?.[1];
}

/** A pack as text. The same pack gives the same text on every machine. */
export function packText(pack: Pack): string {
  const text = Buffer.from(JSON.stringify(pack), 'utf8').toString('base64');
  return `${text.replaceAll(new RegExp(`.{${lineLength}}`, 'g'), '$&\n').trimEnd()}\n`;
}

const packCache = new Map<string, { mtimeMs: number; pack: Pack }>();

/**
 * The pack of a kata. Undefined if there is none.
 *
 * @throws {UserError} if it cannot be read
 */
export function readPack({ root, slug }: Pick<Kata, 'root' | 'slug'>): Pack | undefined {
  const path = join(root, packPath(slug));
  const mtimeMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  if (mtimeMs === undefined) return undefined;
  const cached = packCache.get(path);
  if (cached?.mtimeMs === mtimeMs) return cached.pack;
  try {
    const pack = JSON.parse(Buffer.from(readFileSync(path, 'utf8'), 'base64').toString('utf8')) as Pack;
    packCache.set(path, { mtimeMs, pack });
    return pack;
  } catch {
    const shown = shownPath(path, root);
    throw new UserError(`${shown} cannot be read`, `git checkout -- ${shown}`);
  }
}

/** The packs that were last read in a workbook, and their files, by root. */
const unpacked = new Map<string, { packs: Pack[]; files: Map<string, string> }>();

/**
 * All packed files of a workbook, by absolute path with `/` between the folders. They are put together again only after
 * a pack has changed, because Vite asks for every module.
 */
export function packedFiles(root: string): ReadonlyMap<string, string> {
  const folder = join(root, 'tests', 'reverse');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(extension)) : [];
  const packs = names.flatMap((name) => readPack({ root, slug: name.slice(0, -extension.length) }) ?? []);
  const before = unpacked.get(root);
  if (before?.packs.length === packs.length && before.packs.every((pack, i) => pack === packs[i])) return before.files;
  const files = new Map(
    packs.flatMap((pack) =>
      Object.entries(pack.files).map(([path, text]): [string, string] => [`${toForwardSlashes(root)}/${path}`, text]),
    ),
  );
  unpacked.set(root, { packs, files });
  return files;
}
