/** A run was ended before it came to a result, because nobody waited for that any more. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';

  constructor() {
    super('The run was abandoned.');
  }
}

/** Milliseconds that a run is given to end by itself: most do, and a process that was killed has to be started anew. */
const grace = 1_000;

/**
 * Runs something that is ended early once nobody waits for it: a loop of seconds must not hold up the next save.
 *
 * @param end ends what runs; `run` then settles
 * @throws {CancelledError} where it was ended, or never begun
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
