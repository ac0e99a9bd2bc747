/** A file of both contexts, which knows neither of them. */
export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= Number.MAX_SAFE_INTEGER;
}

/** The nearest whole number of `step`s in `whole`, the higher one of two that are equally near. */
export function stepsIn(whole: number, step: number): number {
  const rest = whole % step;
  return (whole - rest) / step + (rest * 2 >= step ? 1 : 0);
}
