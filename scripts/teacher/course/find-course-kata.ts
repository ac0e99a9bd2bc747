import { listKatas, type Kata } from '../../kata/catalog.ts';
import { kataId } from '../../kata/kata-id.ts';
import { closest } from '../../platform/closest.ts';
import { canBeGraded, courseKataOf, listReverseKatas } from '../../reverse/reverse-kata.ts';

/** All katas that a course can have: those of the workbook in `root`, and its reverse katas. */
export function courseKatas(root: string): Kata[] {
  return [
    ...listKatas(root),
    ...listReverseKatas(root)
      .filter(({ kata }) => canBeGraded(kata))
      .map(courseKataOf),
  ];
}

/**
 * The kata that a course names by its number (`45`, or `r45` for a reverse kata), its slug, or its slug without the
 * number.
 */
export function namedKata(written: number | string, allKatas: readonly Kata[]): Kata | undefined {
  const name = String(written);
  return allKatas.find((kata) => name === kataId(kata) || name === kata.slug || name === withoutNumber(kata.slug));
}

function withoutNumber(slug: string): string {
  return slug.replace(/^r?\d+-/, '');
}

/** The mistake about a kata that does not exist, with the one that was probably meant. */
export function unknownKata(name: number | string, allKatas: readonly Kata[]): string {
  const written = String(name);
  const slugs = allKatas.map(({ slug }) => slug);
  const closestName = closest(written, slugs.map(withoutNumber));
  const meant = /^r?\d+$/.test(written)
    ? undefined
    : (closest(written, slugs) ?? slugs.find((slug) => withoutNumber(slug) === closestName));
  if (meant !== undefined) return `there is no kata "${written}"; did you mean "${meant}"?`;
  return `there is no kata ${written}; there are ${allKatas.map(kataId).join(', ')}`;
}
