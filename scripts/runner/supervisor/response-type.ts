/** What a worker of vitest's answers: `started`, `testfileFinished`; undefined where it is no answer. */
export function responseType(message: unknown): unknown {
  const isResponse = typeof message === 'object' && message !== null && '__vitest_worker_response__' in message;
  return isResponse && 'type' in message ? message.type : undefined;
}
