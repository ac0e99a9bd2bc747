import type { SpawnSyncOptions } from 'node:child_process';

/** The parts of the system that end processes. */
export interface System {
  platform: NodeJS.Platform;
  kill: (pid: number, signal: NodeJS.Signals) => true;
  run: (command: string, args: readonly string[], options: SpawnSyncOptions) => { status: number | null };
  env: NodeJS.ProcessEnv;
}

/**
 * Ends a process and everything that it has started: on Windows with `taskkill`, elsewhere by its process group.
 *
 * @returns false if that failed, for example because `taskkill` is missing. The caller must then end the process
 *   itself. Windows ends the children that a process has not detached along with it.
 */
export function endProcesses(pid: number, system?: Partial<System>): boolean;
