// Plain JavaScript, because the reaper runs without a loader.
import { spawnSync } from 'node:child_process';
import { win32 } from 'node:path';

/** Milliseconds that `taskkill` may take. */
const taskkillTimeoutMs = 5_000;

/** Ends a process and everything that it has started. See end-processes.d.mts. */
export function endProcesses(
  pid,
  { platform = process.platform, kill = process.kill, run = spawnSync, env = process.env } = {},
) {
  if (platform === 'win32') {
    // Without a path, Windows would first look for the program in the current folder.
    const taskkill = env.SystemRoot ? win32.join(env.SystemRoot, 'System32', 'taskkill.exe') : 'taskkill';
    const options = { stdio: 'ignore', timeout: taskkillTimeoutMs, windowsHide: true };
    return run(taskkill, ['/pid', String(pid), '/T', '/F'], options).status === 0;
  }
  try {
    return kill(-pid, 'SIGKILL');
  } catch {
    return false;
  }
}
