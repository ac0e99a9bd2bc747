// The process in which learner code runs. Plain JavaScript, because Node starts it before any loader is there.
// What is slow to load is loaded here once, so that a process waiting in reserve answers a save at once.
import { Worker } from 'node:worker_threads';
import { init, runBaseTests, setupEnvironment } from 'vitest/worker';
import 'fast-check';

// Kept, because learner code may overwrite it.
const send = process.send.bind(process);

// A flood must meet its limit at once, not pile up in here.
process.stdout._handle?.setBlocking?.(true);
process.stderr._handle?.setBlocking?.(true);

// Without its supervisor nobody would ever stop it. A loop keeps this thread from learning that the supervisor is gone, so
// another thread looks as well.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
const watch = { workerData: process.ppid, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 16 } };
new Worker(new URL('./end-with-parent.mjs', import.meta.url), watch).unref();

init({
  post: (message) => send(message),
  on: (listener) => process.on('message', listener),
  off: (listener) => process.off('message', listener),
  runTests: (state, traces) => runBaseTests('run', state, traces),
  collectTests: (state, traces) => runBaseTests('collect', state, traces),
  setup: setupEnvironment,
});
