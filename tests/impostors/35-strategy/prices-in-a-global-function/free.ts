export function free(grams: number, _km: number): number {
  return globalThis.pricing.priceOf('free', 0, grams);
}
