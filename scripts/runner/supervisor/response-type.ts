/** The type of a response from a Vitest worker: `started`, `testfileFinished`. Undefined for other messages. */
export function responseType(message: unknown): unknown {
  const isResponse = typeof message === 'object' && message !== null && '__vitest_worker_response__' in message;
  return isResponse && 'type' in message ? message.type : undefined;
}
