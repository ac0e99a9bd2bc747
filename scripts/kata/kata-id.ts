/** What people call a kata: `54`, or `r54` for the reverse kata. */
export function kataId({ slug }: { slug: string }): string {
  return /^r?\d+/.exec(slug)?.[0] ?? slug;
}
