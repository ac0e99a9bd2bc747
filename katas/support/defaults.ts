/** The seed unless `KATA_SEED` says otherwise: the same mistake shows the same counterexample on every save. */
export const defaultSeed = 2957;
/** Runs of a law unless `KATA_RUNS` says otherwise. */
export const defaultRuns = 100;
