export function hundredths(value: bigint): number {
  return Number((value + 50n) / 100n);
}
