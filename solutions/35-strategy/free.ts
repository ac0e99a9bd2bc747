/** The strategy that charges nothing. */
export function free(_grams: number, _km: number): number {
  return 0;
}
