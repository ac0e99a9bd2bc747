/** Whether a path is one of a starter, or of a file that a learner has put beside one: what updates leave alone. */
export function isStarterPath(path: string): boolean {
  return /^katas\/\d\d-[^/]+\/[^/]+\.ts$/.test(path) && !/\.(test|model)\.ts$/.test(path);
}

/** The slug of the kata that a path below `katas` belongs to. */
export function slugOf(path: string): string | undefined {
  return /^katas\/(\d\d-[^/]+)\//.exec(path)?.[1];
}
