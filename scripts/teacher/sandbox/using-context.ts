/** A value that `using` or `await using` disposes of. */
interface Resource {
  value: unknown;
  dispose: () => unknown;
  isAsync: boolean;
}

/** What compiled code calls for `using`, which Node.js 20 and 22 do not know. The compiler chose the short names. */
export interface UsingContext {
  /** The error with which the block ended. Absent if it ended without one. */
  e?: unknown;
  /** Registers a value of `using`. */
  u: <T>(value: T) => T;
  /** Registers a value of `await using`. */
  a: <T>(value: T) => T;
  /** Disposes of all values, the last one first. */
  d: () => unknown;
}

/** A new context for one block with `using`, with the same behaviour as that of the compiler's own helper. */
export function usingContext(): UsingContext {
  const resources: Resource[] = [];
  const register = <T>(value: T, isAsync: boolean): T => {
    if (value === null || value === undefined) {
      if (isAsync) resources.push({ value, dispose: () => undefined, isAsync });
      return value;
    }
    if (Object(value) !== value) throw new TypeError('using declarations can only be used with objects.');
    resources.push({ value, dispose: disposeOf(value, isAsync), isAsync });
    return value;
  };
  const context: UsingContext = {
    u: (value) => register(value, false),
    a: (value) => register(value, true),
    d: () =>
      resources.some(({ isAsync }) => isAsync) ? disposeAllAsync(resources, context) : disposeAll(resources, context),
  };
  return context;
}

function disposeOf(value: unknown, isAsync: boolean): () => unknown {
  const found = (isAsync ? methodOf(value, Symbol.asyncDispose) : undefined) ?? methodOf(value, Symbol.dispose);
  if (typeof found !== 'function') throw new TypeError('Property [Symbol.dispose] is not a function.');
  return found as () => unknown;
}

function methodOf(value: unknown, key: symbol): unknown {
  return (value as Record<symbol, unknown>)[key];
}

function disposeAll(resources: Resource[], context: UsingContext): void {
  for (let one = resources.pop(); one; one = resources.pop()) {
    try {
      one.dispose.call(one.value);
    } catch (error) {
      suppress(context, error);
    }
  }
  if ('e' in context) throw context.e;
}

async function disposeAllAsync(resources: Resource[], context: UsingContext): Promise<void> {
  for (let one = resources.pop(); one; one = resources.pop()) {
    try {
      const result = one.dispose.call(one.value);
      // The last one first, each after the one before.
      // oxlint-disable-next-line no-await-in-loop
      if (one.isAsync) await result;
    } catch (error) {
      suppress(context, error);
    }
  }
  if ('e' in context) throw context.e;
}

/** Keeps the earlier error inside the later one. */
function suppress(context: UsingContext, error: unknown): void {
  if (!('e' in context)) {
    context.e = error;
    return;
  }
  const both = new Error('An error was suppressed during disposal.');
  both.name = 'SuppressedError';
  context.e = Object.assign(both, { error, suppressed: context.e });
}
