/**
 * Katas that have not been rewritten yet. The checks of the second edition skip them. A kata that meets all of these
 * checks must be removed from this list, and none may be added.
 */
export const firstEdition: readonly string[] = [
];
