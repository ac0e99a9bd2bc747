// Runs next to learner code, and ends its process when the supervisor is gone, whatever the code is doing.
import { workerData as parent } from 'node:worker_threads';

const intervalMs = 1_000;

setInterval(() => {
  if (!isAlive()) process.kill(process.pid, 'SIGKILL');
}, intervalMs);

function isAlive() {
  // An orphan gets another parent. On Windows, it keeps the id of the one that is gone.
  if (process.ppid !== parent) return false;
  try {
    return process.kill(parent, 0);
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
