/** What a starter throws where the learner's code belongs. */
export class TodoError extends Error {
  override readonly name = 'TodoError';
}

/**
 * How often `todo` has been called in this process. The runner compares the number before and after each test. It is on
 * the global object, because the runner and the kata may have different copies of this module.
 */
export const reached: { count: number } = ((globalThis as Record<symbol, unknown>)[Symbol.for('katas.todo')] ??= {
  count: 0,
}) as { count: number };

/**
 * Marks code in a starter that is still to be written, so that "not attempted" is never confused with "wrong".
 *
 * @param what the task in a few words, as the learner reads it
 * @throws {TodoError} always
 */
export function todo(what: string): never {
  reached.count += 1;
  const error = new TodoError(`Still to do: ${what}`);
  // The stack starts with the learner's own line, not with this one.
  Error.captureStackTrace(error, todo);
  throw error;
}
