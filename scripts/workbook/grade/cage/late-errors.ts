/** How many errors of one test are told, and of all that belong to none. */
const told = 3;

interface Late {
  name: string;
  message: string;
  stack?: string;
  VITEST_TEST_NAME: string | undefined;
}

// Kept, because it is used when a submission runs.
const listen = process.on.bind(process);

/**
 * Tells the supervisor of errors that nobody handled, in the place of vitest: it would hand on whatever was thrown, and
 * as often as it was thrown.
 *
 * @param tamed makes an error that can be looked at of what was thrown
 * @param test the title of the test that runs
 */
export function reportLateErrors(tamed: (thrown: unknown) => Error, test: () => string | undefined): void {
  const counts = new Map<string | undefined, number>();
  const report = (kind: string) => (thrown: unknown) => {
    const count = (counts.get(test()) ?? 0) + 1;
    counts.set(test(), count);
    if (count > told) return;
    const { name, message, stack } = tamed(thrown);
    const late: Late = { name, message, ...(stack === undefined ? {} : { stack }), VITEST_TEST_NAME: test() };
    const { rpc } = (globalThis as unknown as { __vitest_worker__: Worker }).__vitest_worker__;
    void rpc.onUnhandledError(late, kind);
  };
  // Vitest's own listeners are silent where there are others.
  listen('unhandledRejection', report('Unhandled Rejection'));
  listen('uncaughtException', report('Uncaught Exception'));
}

interface Worker {
  rpc: { onUnhandledError(error: Late, kind: string): Promise<void> };
}
