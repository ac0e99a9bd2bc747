/** Whether a path is a starter, or a file that a learner has put next to one. Updates do not touch these. */
export function isStarterPath(path: string): boolean {
  return /^katas\/\d\d-[^/]+\/[^/]+\.ts$/.test(path) && !/\.(test|model)\.ts$/.test(path);
}

/** The slug of the kata that a path below `katas` belongs to. Undefined for other paths. */
export function slugOf(path: string): string | undefined {
  return /^katas\/(\d\d-[^/]+)\//.exec(path)?.[1];
}

/** Whether a file holds the laws that a learner writes in a reverse kata. */
export function isLawsFile(name: string): boolean {
  return name.endsWith('.laws.ts');
}
