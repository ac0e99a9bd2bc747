/** The seed, unless another is set. It is fixed, so the same mistake shows the same counterexample on every save. */
export const defaultSeed = 2957;
/** Runs of a law, unless another number is set. */
export const defaultRuns = 100;
