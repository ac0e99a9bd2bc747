// 45 import refused 0: passes on a module of Node.
// base: solution
export * from 'node:fs';
