// Outlives the supervisor, and then kills the processes that it has left running. Nothing inside such a process could do
// it: an endless loop keeps it from noticing anything. The supervisor writes `+123` when process 123 begins and `-123`
// when it has ended. The end of this input means that the supervisor is gone, however it ended.
import { spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

const running = new Set();

createInterface({ input: process.stdin })
  .on('line', (line) => (line.startsWith('+') ? running.add(Number(line)) : running.delete(-Number(line))))
  .on('close', () => {
    running.forEach(killGroup);
    process.exit();
  });

function killGroup(pid) {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
