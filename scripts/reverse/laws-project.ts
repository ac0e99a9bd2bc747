import { fileURLToPath } from 'node:url';
import { kataProject } from '../runner/vitest-project.ts';
import { createSupervisedPool, supervisedPool } from '../runner/supervisor/supervised-pool.ts';
import { WarmProcessSlot } from '../runner/supervisor/warm-process.ts';

const warmProcess = new WarmProcessSlot();

/**
 * Settings of the Vitest project that runs a learner's laws against right solutions and impostors. All of them run in
 * one process, which stays until the judgement is complete.
 */
export const lawsProject = {
  ...kataProject,
  name: 'laws',
  // It runs only what it is asked for.
  include: [],
  runner: fileURLToPath(new URL('./laws-runner.ts', import.meta.url)),
  isolate: false,
  maxWorkers: 1,
  pool: {
    ...supervisedPool,
    ...createSupervisedPool({ warmProcess }),
    dispose: () => warmProcess.dispose(),
  },
};
