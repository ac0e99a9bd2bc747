import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findKata, listKatas, type Kata } from '../kata/catalog.ts';
import { UserError } from '../platform/errors/user-error.ts';
import { workbookRoot } from '../platform/workbook-root.ts';
import { recordPath } from './impostor-record.ts';
import { packPath } from './pack.ts';

/** A kata for which a learner writes the laws, and impostors show how good these laws are. */
export interface ReverseKata {
  /** What a learner calls it: `r54`. */
  id: string;
  /** `r54-specification` */
  slug: string;
  kata: Kata;
  /** Absolute path of the laws that the learner writes. */
  laws: string;
  /** The kata with the laws in place of its starters, for everything that only needs to know what a learner edits. */
  edited: Kata;
}

/** The reverse katas of the workbook in `root`, by number. A kata with neither solutions nor a pack has none. */
export function listReverseKatas(root: string): ReverseKata[] {
  return listKatas(root).flatMap((kata) => (isReversible(kata) ? [reverseKataOf(kata)] : []));
}

/**
 * A reverse kata as a course lists it: with its own slug, and the laws in place of the starters. Its folder is the
 * kata's.
 */
export function courseKataOf({ slug, edited }: ReverseKata): Kata {
  return { ...edited, slug };
}

/** The reverse kata that a course lists as this kata. Undefined if it is an ordinary one. */
export function listedReverse({ slug, root }: Kata): ReverseKata | undefined {
  return isReverseSlug(slug) ? findReverseKata(slug, root, 'npm run grade') : undefined;
}

/** Whether an entry of the progress file is about a reverse kata. */
export function isReverseSlug(slug: string): boolean {
  return slug.startsWith('r');
}

/** Whether a learner means a reverse kata: `r54`, `r54-specification`, or the path of its laws. */
export function isReverseQuery(query: string): boolean {
  return /^r\d\d(?!\d)/i.test(query) || query.endsWith('.laws.ts');
}

/**
 * Finds a reverse kata by its number, the beginning of its name, or the path of its laws.
 *
 * @param command to suggest, with an existing reverse kata
 * @throws {UserError} if there is none
 */
export function findReverseKata(query: string, root = workbookRoot, command = 'npm start'): ReverseKata {
  const all = listReverseKatas(root);
  const [first] = all;
  if (!first) {
    throw new UserError('Reverse katas need the reference solutions, which are not here', 'npm start');
  }
  const wanted = query.replace(/^r(?=\d)/i, '');
  const slug = slugOfKata(wanted, root);
  const found = all.find(({ kata }) => kata.slug === slug);
  if (found) return found;
  const ids = all.map(({ id }) => id).join(', ');
  throw new UserError(`There is no reverse kata "${query}"; there are ${ids}`, `${command} ${first.id}`);
}

/** A kata or a reverse kata, by what a learner calls it. */
export function editedKata(query: string, command: string): Pick<ReverseKata, 'id' | 'slug' | 'edited'> {
  if (isReverseQuery(query)) return findReverseKata(query, undefined, command);
  const kata = findKata(query, undefined, command);
  return { id: String(kata.number), slug: kata.slug, edited: kata };
}

/** The reverse kata of a kata. Whether it can be done here is not checked. */
export function reverseKataOf(kata: Kata): ReverseKata {
  const name = basename(kata.tests).replace(/\.test\.ts$/, '.laws.ts');
  return {
    id: `r${kata.number}`,
    slug: `r${kata.slug}`,
    kata,
    laws: join(kata.folder, name),
    edited: { ...kata, files: [name] },
  };
}

function isReversible(kata: Kata): boolean {
  return canBeGraded(kata) || existsSync(join(kata.root, packPath(kata.slug)));
}

/** Whether both halves of the impostors are here. The homework branch has only the half that learners see. */
export function canBeGraded(kata: Pick<Kata, 'root' | 'slug'>): boolean {
  return existsSync(recordPath(kata)) && existsSync(join(kata.root, 'solutions', kata.slug));
}

/** Undefined if there is no such kata. */
function slugOfKata(query: string, root: string): string | undefined {
  try {
    return findKata(query, root).slug;
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
