/**
 * The seed, unless `KATA_SEED` is set. It is fixed, so the same mistake shows the same counterexample on every save.
 */
export const defaultSeed = 2957;
/** Runs of a law, unless `KATA_RUNS` is set. */
export const defaultRuns = 100;
