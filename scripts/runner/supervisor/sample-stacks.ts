import type { ChildProcess } from 'node:child_process';
import { onJsonLine, recordOf, stackPipeOf } from './child-process.ts';
import { usageOf } from './child-usage.ts';
import { stackTimeoutMs } from './limits.ts';
import type { StackSample } from './loop-place.ts';
import { isOver } from './process-watch.ts';

const pollIntervalMs = 100;

/**
 * Asks a child where its code is, even if that loops. The child is of no use afterwards.
 *
 * @returns some samples of its stack; none if it was started without `showsStack`, or does not answer in time
 */
export async function sampleStacks(child: ChildProcess): Promise<StackSample[]> {
  const pipe = stackPipeOf(child);
  if (!pipe || pipe.destroyed) return [];
  const samples: StackSample[] = [];
  const usage = () => usageOf(child, recordOf);
  const start = { at: performance.now(), cpu: usage()?.cpu ?? 0 };
  let timer: NodeJS.Timeout | undefined;
  await new Promise<void>((resolve) => {
    timer = setInterval(() => {
      if (isOver(stackTimeoutMs, start, performance.now(), usage())) resolve();
    }, pollIntervalMs).unref();
    onJsonLine<StackSample>(pipe, (sample) => samples.push(sample)).once('close', resolve);
    pipe.write('?');
  });
  clearInterval(timer);
  return samples;
}
