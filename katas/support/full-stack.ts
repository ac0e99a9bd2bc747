/** Where the grader's sandbox keeps the stacks that code under test must not read. */
export const stacksKey: unique symbol = Symbol.for('katas.stacks');

/** The complete stack of an error, even where the error itself shows only a part of it. */
export function fullStack(error: unknown): string {
  const { stack } = error as { stack?: unknown };
  const hidden = (globalThis as { [stacksKey]?: WeakMap<object, string> })[stacksKey];
  return hidden?.get(error as object) ?? String(stack);
}
