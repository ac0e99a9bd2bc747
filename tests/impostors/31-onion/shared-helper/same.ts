export function isSame(a: string, b: string): boolean {
  return a === b;
}
