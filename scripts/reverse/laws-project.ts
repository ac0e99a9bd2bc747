import { fileURLToPath } from 'node:url';

/**
 * What differs in the Vitest project that runs a learner's laws against correct solutions and impostors. All of them
 * run in one process, which stays until the judgement is complete.
 */
export const lawsProject = {
  name: 'laws',
  // It runs only what it is asked for.
  include: [],
  runner: fileURLToPath(new URL('./laws-runner.ts', import.meta.url)),
  isolate: false,
  maxWorkers: 1,
};
