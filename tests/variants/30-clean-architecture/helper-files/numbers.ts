export * from './bounds.ts';

export function isWhole(value: number, inBounds: (value: number) => boolean): boolean {
  return Math.floor(value) === value && Math.abs(value) < Infinity && inBounds(value);
}
