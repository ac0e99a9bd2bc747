// The process in which learner code runs. Plain JavaScript, because Node.js starts it before any loader exists. Slow
// modules are loaded here once, so that a standby process can answer a save immediately.
import module from 'node:module';
import { init, runBaseTests, setupEnvironment } from 'vitest/worker';
import { Worker } from 'node:worker_threads';
import 'fast-check';

// Saved, because learner code may overwrite it.
const send = process.send.bind(process);
const { flushCompileCache } = module;

// A flood of output must reach its limit immediately instead of piling up in this process.
process.stdout._handle?.setBlocking?.(true);
process.stderr._handle?.setBlocking?.(true);

// Without its supervisor, nothing would ever stop this process. An endless loop keeps it from noticing that the
// supervisor is gone; then the reaper ends it.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

// While the learner's code loops, only another thread can tell the supervisor what this process does and uses.
const { KATA_RUN_RECORD_FD: record, KATA_USAGE_AT: position, KATA_STACK_FD: stackFd } = process.env;
const usage =
  record !== undefined && position !== undefined ? { fd: Number(record), position: Number(position) } : undefined;
if (usage !== undefined || stackFd !== undefined) {
  const workerData = { usage, stackFd: stackFd === undefined ? undefined : Number(stackFd) };
  new Worker(new URL('./observer.mjs', import.meta.url), { execArgv: [], workerData }).unref();
}

// Ctrl-C is meant for the supervisor. On Windows, it also reaches the processes that share its console.
if (process.platform === 'win32') process.on('SIGINT', () => {});

init({
  post: (message) => {
    send(message);
    // Node.js would only write the cache when a process ends by itself. Older versions have none.
    if (message.type === 'testfileFinished') flushCompileCache?.();
  },
  on: (listener) => process.on('message', listener),
  off: (listener) => process.off('message', listener),
  runTests: (state, traces) => runBaseTests('run', state, traces),
  collectTests: (state, traces) => runBaseTests('collect', state, traces),
  setup: setupEnvironment,
});
