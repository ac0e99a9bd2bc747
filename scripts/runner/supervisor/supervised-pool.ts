import type { PoolOptions, PoolWorker } from 'vitest/node';
import type { PoolLimits } from './limits.ts';
import { abandonAll, listenToStops, SupervisedWorker } from './supervised-worker.ts';

/** A Vitest pool whose workers can be stopped. Each worker runs in a process group that is watched and killed. */
export function createSupervisedPool(limits: PoolLimits = {}) {
  return {
    name: 'supervised',
    createPoolWorker: (options: PoolOptions): PoolWorker => new SupervisedWorker(options, limits),
  };
}

/** The pool for code that people write on their own machines. */
export const supervisedPool = {
  ...createSupervisedPool({
    // Set by `npm run debug`, which runs one law for a debugger.
    get inspect() {
      return process.env['KATA_INSPECT'];
    },
  }),
  abandon: abandonAll,
  onStop: listenToStops,
};
