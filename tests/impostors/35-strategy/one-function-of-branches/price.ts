/** All prices of the shop in one place. */
export function price(kind: 'free' | 'flat' | 'by weight', cents: number, grams: number): number {
  if (kind === 'free') return 0;
  if (kind === 'flat') return cents;
  return Math.round((grams * cents) / 1000);
}
