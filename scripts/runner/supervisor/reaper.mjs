// Outlives the supervisor, and then kills the processes that it has left running. Nothing inside such a process could
// do it: an endless loop keeps it from noticing anything. The supervisor writes `+123` when process 123 begins and
// `-123` when it has ended. The end of this input means that the supervisor is gone, however it ended.
import { createInterface } from 'node:readline';
import { endProcesses } from './end-processes.mjs';

const running = new Set();

createInterface({ input: process.stdin })
  .on('line', (line) => (line.startsWith('+') ? running.add(Number(line)) : running.delete(-Number(line))))
  .on('close', () => {
    running.forEach(kill);
    process.exit();
  });

function kill(pid) {
  if (endProcesses(pid) || process.platform !== 'win32') return;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}
