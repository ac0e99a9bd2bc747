/** The strategy that charges nothing. */
export function free(): number {
  return 0;
}
