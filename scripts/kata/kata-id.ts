/** What people call a kata: `54`, or `r54` for the reverse kata. */
export function kataId({ slug, number }: { slug: string; number?: number }): string {
  const [id = slug] = /^r?\d+/.exec(slug) ?? [];
  if (number === undefined) return id;
  return /^r\d/.test(slug) ? `r${number}` : String(number);
}
