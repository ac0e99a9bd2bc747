/** Thrown for a run that was stopped because nobody waited for its result any more. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor() {
    super('The run was abandoned.');
  }
}

/**
 * Milliseconds from its start that a cancelled run has to end by itself. Most do, and a killed process must be
 * restarted.
 */
const gracePeriodMs = 1_000;

/**
 * Runs something, and stops it if the signal is aborted, because an endless loop must not delay the next save.
 *
 * @param stop stops the run; `run` then settles
 * @throws {CancelledError} if it was stopped, or never started
 */
export async function cancellable<Result>(
  signal: AbortSignal,
  run: () => Promise<Result>,
  stop: () => void,
): Promise<Result> {
  if (signal.aborted) throw new CancelledError();
  const startedAt = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const stopSoon = () => {
    timer = setTimeout(
      () => {
        isStopped = true;
        stop();
      },
      Math.max(0, startedAt + gracePeriodMs - performance.now()),
    );
  };
  signal.addEventListener('abort', stopSoon, { once: true });
  try {
    const result = await run();
    if (isStopped) throw new CancelledError();
    return result;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stopSoon);
  }
}
