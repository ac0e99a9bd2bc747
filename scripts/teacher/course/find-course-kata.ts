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

/** The kata that a course names by its number, its slug, or its slug without the number: `45`, or `r45` in reverse. */
export function namedKata(written: number | string, every: readonly Kata[]): Kata | undefined {
  const name = String(written);
  return every.find((kata) => name === kataId(kata) || name === kata.slug || name === nameIn(kata.slug));
}

/** The slug without the number. */
function nameIn(slug: string): string {
  return slug.replace(/^r?\d+-/, '');
}

/** The mistake about a kata that does not exist, with the one that was probably meant. */
export function unknownKata(name: number | string, every: readonly Kata[]): string {
  const written = String(name);
  const slugs = every.map(({ slug }) => slug);
  const short = closest(written, slugs.map(nameIn));
  const meant = /^r?\d+$/.test(written)
    ? undefined
    : (closest(written, slugs) ?? slugs.find((slug) => nameIn(slug) === short));
  if (meant !== undefined) return `there is no kata "${written}"; did you mean "${meant}"?`;
  return `there is no kata ${written}; there are ${every.map(kataId).join(', ')}`;
}
