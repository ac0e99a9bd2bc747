import { fileURLToPath } from 'node:url';

/**
 * What differs in the Vitest project that runs a learner's laws against right solutions and impostors. All of them run
 * in one process, which stays until the judgement is complete.
 */
export const lawsProject = {
  name: 'laws',
  // Only `npm start r54` and `npm run prove -- r54` run it.
  include: [],
  runner: fileURLToPath(new URL('./laws-runner.ts', import.meta.url)),
  isolate: false,
  maxWorkers: 1,
};
