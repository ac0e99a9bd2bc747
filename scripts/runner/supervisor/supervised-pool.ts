import type { PoolOptions, PoolWorker } from 'vitest/node';
import { StandbyProcess } from './standby-process.ts';
import { SupervisedWorker, type PoolContext } from './supervised-worker.ts';
import { WarmProcessSlot } from './warm-process.ts';

/** How a pool runs its processes. */
export interface PoolSettings extends Pick<
  PoolContext,
  'budgetMs' | 'environment' | 'inspect' | 'showsLoops' | 'warmProcess'
> {
  /** Keeps a started process in reserve, so that the next run need not wait for one to start. */
  standby?: boolean;
}

/** A Vitest pool whose workers can be stopped. Each worker runs in a process group that is watched and killed. */
export interface SupervisedPool {
  readonly name: string;
  createPoolWorker(options: PoolOptions): PoolWorker;
  /** Stops all current runs. They have no result. */
  abandon(): void;
  /** Calls `listener`, instead of the previous one, as soon as something has to be stopped. Undefined for none. */
  listen(listener: PoolContext['onStop'] | undefined): void;
  /** Keeps the process of each run for the next one, until `use` is over. */
  keepingWarm<T>(use: () => Promise<T>): Promise<T>;
}

/** Creates a pool that shares nothing with other pools. */
export function createSupervisedPool({ standby = false, ...settings }: PoolSettings = {}): SupervisedPool {
  let listener: PoolContext['onStop'] | undefined;
  const context: PoolContext = {
    ...settings,
    standby: standby ? new StandbyProcess() : undefined,
    active: new Set(),
    onStop: (...args) => listener?.(...args),
  };
  return {
    name: 'supervised',
    createPoolWorker: (options) => new SupervisedWorker(options, context),
    abandon: () => context.active.forEach((worker) => worker.abandon()),
    listen: (next) => (listener = next),
    keepingWarm: async (use) => {
      const [before, slot] = [context.warmProcess, new WarmProcessSlot()];
      context.warmProcess = slot;
      try {
        return await use();
      } finally {
        context.warmProcess = before;
        slot.dispose();
      }
    },
  };
}
