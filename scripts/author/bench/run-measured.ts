import { spawn } from 'node:child_process';
import { readProcessUsage } from '../../platform/process-usage.ts';

/** What a command took. */
export interface Measured {
  milliseconds: number;
  /** The peak memory of its own process, without its children. Undefined if unknown. */
  megabytes: number | undefined;
}

/**
 * Runs a command to its end, whether it succeeds or fails.
 *
 * @param limit seconds after which it is killed, with everything that it has started
 */
export function runMeasured(
  command: string,
  args: readonly string[],
  { cwd, limit }: { cwd: string; limit?: number },
): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { cwd, stdio: 'ignore', detached: true, env: { ...process.env, CI: '' } });
    let megabytes: number | undefined;
    const sampler = setInterval(() => {
      const memory = readProcessUsage(child.pid)?.memory;
      if (memory !== undefined) megabytes = Math.max(megabytes ?? 0, memory);
    }, 100);
    const kill = () => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    };
    const timer = limit === undefined ? undefined : setTimeout(kill, limit * 1000);
    child.once('error', reject);
    child.once('exit', () => {
      clearInterval(sampler);
      clearTimeout(timer);
      resolve({ milliseconds: performance.now() - start, megabytes });
    });
  });
}
