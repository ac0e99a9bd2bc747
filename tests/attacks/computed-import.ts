// 45 import refused 0: imports what nobody can read off the source.
// base: starter
const { promises } = await import(['node', 'fs'].join(':'));
export const files = promises;
