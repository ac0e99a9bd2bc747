/** What a starter throws where the learner's code belongs. */
export class TodoError extends Error {
  override readonly name = 'TodoError';
}

/**
 * How often `todo` has been reached in this process; the runner compares it before and after each test. Kept on the
 * global object, because the runner and the kata may hold different copies of this module.
 */
export const reached: { count: number } = ((globalThis as Record<symbol, unknown>)[Symbol.for('katas.todo')] ??= {
  count: 0,
}) as { count: number };

/**
 * Stands in a starter for code that is still to be written, so that "not attempted" is never mistaken for "wrong".
 *
 * @param what the task in a few words, as the learner reads it
 * @throws {TodoError} always
 */
export function todo(what: string): never {
  reached.count += 1;
  const error = new TodoError(`Still to do: ${what}`);
  // The learner's own line comes first, not this one.
  Error.captureStackTrace(error, todo);
  throw error;
}
