import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Beat } from '../../../katas/support/heartbeat.ts';

/** Megabytes of heap that learner code may use. */
export const heapLimit = 256;

const entry = fileURLToPath(new URL('./child.mjs', import.meta.url));
const beatFd = 4;
const alive = new Set<ChildProcess>();

/** What a child is started with; two children of equal settings can stand in for each other. */
export interface ChildSettings {
  execArgv: readonly string[];
  env: Partial<NodeJS.ProcessEnv>;
}

/** Starts a process of its own group to run katas in. */
export function launch({ execArgv, env }: ChildSettings): ChildProcess {
  const child = spawn(process.execPath, [`--max-old-space-size=${heapLimit}`, ...execArgv, entry], {
    env: { ...env, KATA_HEARTBEAT_FD: String(beatFd) },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', 'pipe'],
    serialization: 'advanced',
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  // Writing to a process that just died is no news: its exit is handled where it is awaited.
  child.on('error', () => {});
  return child;
}

const listeners = new WeakMap<ChildProcess, (beat: Beat) => void>();

/** Calls `listener` with each beat of the child's heart, in place of who listened before. */
export function onBeat(child: ChildProcess, listener: (beat: Beat) => void): void {
  const isFirst = !listeners.has(child);
  listeners.set(child, listener);
  if (!isFirst) return;
  const lines = createInterface({ input: child.stdio[beatFd] as Readable });
  lines.on('line', (line) => {
    listeners.get(child)?.(JSON.parse(line) as Beat);
  });
}

/** Kills a child with everything it has started. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

// Groups of their own do not get the terminal's Ctrl-C: none may outlive this process.
process.on('exit', () => alive.forEach(killGroup));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    alive.forEach(killGroup);
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  });
}
