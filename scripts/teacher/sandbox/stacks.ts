import { stacksKey } from '../../../katas/support/full-stack.ts';

type PrepareStackTrace = (error: Error, frames: readonly NodeJS.CallSite[]) => unknown;

/** The folders of the submissions in this process, as stack traces name them. */
const folders = new Set<string>();

/** From now on, stacks that code reads may show frames of files in this folder. */
export function showInStacks(folder: string): void {
  folders.add(folder);
}

/**
 * Hides the tests, the grader and the paths of this machine from code that reads `error.stack`. It sees only its own
 * frames. The reports read the complete stack with `fullStack`.
 */
export function hideStacks(): void {
  const stacks = new WeakMap<object, string>();
  Object.defineProperty(globalThis, stacksKey, { value: stacks });
  const original = Error.prepareStackTrace as PrepareStackTrace | undefined;
  const prepareStackTrace: PrepareStackTrace = (error, frames) => {
    const stack = original
      ? String(original(error, frames))
      : [String(error), ...frames.map((one) => `    at ${String(one)}`)].join('\n');
    stacks.set(error, stack);
    return publicStack(stack);
  };
  // Code that replaced it would see every call on the stack.
  Object.defineProperty(Error, 'prepareStackTrace', { value: prepareStackTrace, writable: false, configurable: false });
}

function publicStack(stack: string): string {
  const at = stack.search(/\n {4}at /);
  if (at === -1) return stack;
  const frames = stack
    .slice(at + 1)
    .split('\n')
    .flatMap((line) => {
      // A file with a query was loaded by Vite: it belongs to the grader, and the query names the tested solution.
      const folder = line.includes('?') ? undefined : [...folders].find((one) => line.includes(`${one}/`));
      return folder === undefined ? [] : [line.replace(/(?:file:\/\/)?\/?[^\s()]*\/(?=[^/]+$)/, '')];
    });
  return [stack.slice(0, at), ...frames].join('\n');
}
