// A thread of the process in which learner code runs. It does what must be possible even while that code loops.
import { workerData } from 'node:worker_threads';

const { usage, stackFd } = workerData;

if (usage !== undefined) {
  const { reportUsage } = await import('./usage-reporter.mjs');
  reportUsage(usage);
}
if (stackFd !== undefined) {
  const { answerWithStacks } = await import('./stack-sampler.mjs');
  answerWithStacks(stackFd);
}
