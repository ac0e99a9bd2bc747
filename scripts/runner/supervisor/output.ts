import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { outputLimit } from './limits.ts';

/** Bytes of output that are passed on. Further output is only counted. */
const shownLimit = 64_000;
/** Characters of standard error that are kept, to find out why a child ended. */
const stderrTailLength = 8_000;
/** Milliseconds for which the last words of a process that has ended are read. */
const lastWordsTimeoutMs = 1_000;
/** The beginning of what V8 prints when it runs out of memory. Learners need not read it. */
const v8OutOfMemoryMarker = '<--- Last few GCs --->';

/** Where output goes. */
export interface Output {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

/**
 * Passes a child's output on, up to a limit.
 *
 * @param onFlood called once the child has printed more than `outputLimit` bytes
 * @returns `stderrTail` resolves to the last characters of the child's standard error, and is called once the child has
 *   ended; `end` stops passing output on
 */
export function forwardOutput(
  child: ChildProcess,
  to: Output,
  onFlood: () => void,
): { stderrTail: () => Promise<string>; end: () => void } {
  let bytes = 0;
  let stderrTail = '';
  let isOutOfMemory = false;
  const listen = (stream: NodeJS.WritableStream, isError: boolean) => (chunk: Buffer) => {
    const shown = bytes < shownLimit;
    bytes += chunk.length;
    if (isError) {
      stderrTail = (stderrTail + chunk.toString()).slice(-stderrTailLength);
      isOutOfMemory ||= stderrTail.includes(v8OutOfMemoryMarker);
    }
    if (shown && !isOutOfMemory) stream.write(chunk.subarray(0, shownLimit));
    if (shown && bytes >= shownLimit) stream.write('\n… more output is not shown.\n');
    if (bytes > outputLimit) onFlood();
  };
  const listenToOutput = listen(to.stdout, false);
  const listenToErrors = listen(to.stderr, true);
  child.stdout?.on('data', listenToOutput);
  child.stderr?.on('data', listenToErrors);
  return {
    stderrTail: async () => {
      const { stderr } = child;
      if (stderr?.readableEnded === false) {
        // A process of the child's may keep it open.
        await once(stderr, 'end', { signal: AbortSignal.timeout(lastWordsTimeoutMs) }).catch(() => {});
      }
      return stderrTail;
    },
    end: () => {
      child.stdout?.off('data', listenToOutput);
      child.stderr?.off('data', listenToErrors);
    },
  };
}
