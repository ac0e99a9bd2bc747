export function isIntegerIn(value: number, least: number, most: number): boolean {
  return Math.floor(value) === value && Math.abs(value) < Infinity && value >= least && value <= most;
}
