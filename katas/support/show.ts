import fc from 'fast-check';
import { inspect } from 'node:util';
import { isScheduler, stepsOf } from './race.ts';
import { nothingThrown } from './thrown.ts';
import { visible, visibleLiteral } from './visible.ts';

/**
 * A value, as a learner sees it in a counterexample. Plain data is printed as TypeScript literals, lists of commands as
 * they print themselves, and races as numbered steps. Invisible characters are escaped.
 *
 * @param columns the maximum length of lines
 */
export function show(value: unknown, columns = 90): string {
  if (isScheduler(value)) return stepsText(stepsOf(value), columns);
  if (printsItself(value)) return visible(fc.stringify(value));
  const text = inspect(value, {
    depth: 8,
    compact: 6,
    // Node.js reserves some room itself.
    breakLength: columns + 8,
    maxArrayLength: 40,
    maxStringLength: 300,
    // The printed value is also compared, so a value must not decide how it is printed.
    customInspect: false,
  });
  return visibleLiteral(
    text.replaceAll(`[Object: null prototype] [${String(nothingThrown)}] {}`, String(nothingThrown)),
  );
}

/**
 * A copy of plain data (arrays and object literals, at any depth). Everything else is passed on unchanged, including
 * functions and instances of classes.
 */
export function copyPlain<T>(value: T): T {
  if (printsItself(value)) return value;
  if (Array.isArray(value)) return value.map(copyPlain) as T;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const copy = {};
  for (const key of Object.keys(value)) {
    // Not by assignment, because a key may be `'__proto__'`.
    const descriptor = {
      value: copyPlain(value[key as keyof T]),
      writable: true,
      enumerable: true,
      configurable: true,
    };
    Object.defineProperty(copy, key, descriptor);
  }
  return copy as T;
}

/** One step per line if there are few. Otherwise as many steps on a line as fit. */
function stepsText(steps: string[], columns: number): string {
  if (steps.length === 0) return 'no steps';
  if (steps.length <= 4) return steps.join('\n');
  const lines: string[] = [];
  for (const step of steps) {
    const line = `${lines.at(-1) ?? ''}  ${step}`;
    if (lines.length > 0 && line.length <= columns) lines[lines.length - 1] = line;
    else lines.push(step);
  }
  return lines.join('\n');
}

function printsItself(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (fc.toStringMethod in value || fc.asyncToStringMethod in value || fc.cloneMethod in value)
  );
}
