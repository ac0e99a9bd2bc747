/** Thrown for a run that was stopped because nobody waited for its result any more. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor() {
    super('The run was abandoned.');
  }
}

/** Milliseconds that a run may still take to end by itself. Most do, and a killed process must be restarted. */
const grace = 1_000;

/**
 * Runs something that is stopped early once nobody waits for it, because an endless loop must not delay the next save.
 *
 * @param end stops the run; `run` then settles
 * @throws {CancelledError} if it was stopped, or never started
 */
export async function cancellable<Result>(
  signal: AbortSignal,
  run: () => Promise<Result>,
  end: () => void,
): Promise<Result> {
  if (signal.aborted) throw new CancelledError();
  const began = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let ended = false;
  const endSoon = () => {
    timer = setTimeout(
      () => {
        ended = true;
        end();
      },
      Math.max(0, began + grace - performance.now()),
    );
  };
  signal.addEventListener('abort', endSoon, { once: true });
  try {
    const result = await run();
    if (ended) throw new CancelledError();
    return result;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', endSoon);
  }
}
