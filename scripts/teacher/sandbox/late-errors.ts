/** How many errors are reported for one test, and for all errors that belong to no test. */
const maxReported = 3;

interface LateError {
  name: string;
  message: string;
  stack?: string;
  VITEST_TEST_NAME: string | undefined;
}

// Saved before any submission runs.
const listen = process.on.bind(process);

/** The runner's view of late errors: what is running, and how to make a thrown value safe. */
export interface Observer {
  /** Turns any thrown value into an error that is safe to look at. */
  sanitize: (thrown: unknown) => Error;
  /** The title of the test that runs. Undefined between tests, and during a canary. */
  currentTest: () => string | undefined;
}

/** On the global object, because a process may run several files and load this module for each of them. */
const stateKey: unique symbol = Symbol.for('katas.lateErrors');
const slot = globalThis as unknown as {
  [stateKey]?: { observer: Observer | undefined; counts: Map<string | undefined, number> };
};

/**
 * Reports unhandled errors to the supervisor instead of Vitest. Vitest would pass on any thrown value, and as often as
 * it was thrown. From now on, `observer` replaces the previous one.
 */
export function reportLateErrors(observer: Observer): void {
  const isFirst = slot[stateKey] === undefined;
  slot[stateKey] = { observer, counts: new Map() };
  if (!isFirst) return;
  // Vitest's own listeners do nothing if there are others.
  listen('unhandledRejection', report('Unhandled Rejection'));
  listen('uncaughtException', report('Uncaught Exception'));
}

/** From now on until the next file, errors belong to nobody: the file whose code throws them has its result already. */
export function ignoreLateErrors(): void {
  const state = slot[stateKey];
  if (state) state.observer = undefined;
}

function report(kind: string): (thrown: unknown) => void {
  return (thrown) => {
    const { observer, counts } = slot[stateKey]!;
    if (observer === undefined) return;
    const test = observer.currentTest();
    const count = (counts.get(test) ?? 0) + 1;
    counts.set(test, count);
    if (count > maxReported) return;
    const { name, message, stack } = observer.sanitize(thrown);
    const late: LateError = { name, message, ...(stack === undefined ? {} : { stack }), VITEST_TEST_NAME: test };
    const { rpc } = (globalThis as unknown as { __vitest_worker__: Worker }).__vitest_worker__;
    void rpc.onUnhandledError(late, kind);
  };
}

interface Worker {
  rpc: { onUnhandledError(error: LateError, kind: string): Promise<void> };
}
