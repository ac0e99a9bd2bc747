import type { Kata } from '../../kata/catalog.ts';
import { closest } from '../../platform/closest.ts';

/** The kata that a course names by its number, its slug, or its slug without the number. */
export function namedKata(written: number | string, every: readonly Kata[]): Kata | undefined {
  const name = String(written);
  return every.find(({ number, slug }) => name === String(number) || name === slug || name === slug.slice(3));
}

/** The mistake about a kata that does not exist, with the one that was probably meant. */
export function unknownKata(name: number | string, every: readonly Kata[]): string {
  const written = String(name);
  const slugs = every.map(({ slug }) => slug);
  const short = closest(
    written,
    slugs.map((slug) => slug.slice(3)),
  );
  const meant = /^\d+$/.test(written)
    ? undefined
    : (closest(written, slugs) ?? slugs.find((slug) => slug.slice(3) === short));
  if (meant !== undefined) return `there is no kata "${written}"; did you mean "${meant}"?`;
  return `there is no kata ${written}; there are ${every.map(({ number }) => number).join(', ')}`;
}
