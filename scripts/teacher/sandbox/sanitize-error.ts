import { processError } from '@vitest/utils/error';
import { KilledError } from '../../../katas/support/verdict.ts';

/** Characters that are kept of what an error says. What is longer would only fill the memory of those who report it. */
const kept = { name: 100, message: 10_000, diff: 10_000, line: 300 } as const;
/** Lines of a stack that are kept. */
const deepest = 40;

/**
 * What was thrown, as an error that can be looked at without running anything of a submission's, and that names no
 * files but those of the submission and of the tests: reports show the lines that a stack names, and anybody can write
 * a stack.
 *
 * @param shown the folders whose files may be named
 */
export function sanitizeError(thrown: unknown, shown: readonly string[]): Error {
  try {
    if (thrown instanceof KilledError) return thrown;
  } catch {
    // A proxy, which would not have its prototype looked at.
  }
  const name = textOf(thrown, 'name') ?? 'Error';
  const message = textOf(thrown, 'message') ?? whatIs(thrown);
  const diff = name === 'AssertionError' ? diffOf(thrown) : undefined;
  const error = new Error(shortened(message, kept.message));
  return Object.assign(error, {
    name: shortened(name, kept.name),
    stack: stackOf(thrown, `${name}: ${message}`, shown),
    // Not to be worked out once more.
    showDiff: false,
    ...(diff === undefined ? {} : { diff: shortened(diff, kept.diff) }),
  });
}

function textOf(thrown: unknown, property: 'name' | 'message' | 'stack'): string | undefined {
  try {
    const text = (thrown as Record<string, unknown>)[property];
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

function diffOf(thrown: unknown): string | undefined {
  try {
    const { diff } = processError(thrown) as { diff?: unknown };
    return typeof diff === 'string' ? diff : undefined;
  } catch {
    return undefined;
  }
}

function whatIs(thrown: unknown): string {
  const isPlain = thrown === null || !['object', 'function'].includes(typeof thrown);
  return isPlain
    ? `Your code threw ${String(thrown)}, which is not an Error.`
    : 'Your code threw an object without a message.';
}

/** The frames that lie in the folders, below the first line. */
function stackOf(thrown: unknown, head: string, shown: readonly string[]): string {
  const stack = textOf(thrown, 'stack')?.slice(0, 20 * kept.message) ?? '';
  const frames = stack
    .split('\n')
    .filter((line) => /^ *at /.test(line) && line.length <= kept.line && isIn(line, shown));
  return [shortened(head, kept.line), ...frames.slice(0, deepest)].join('\n');
}

function isIn(line: string, shown: readonly string[]): boolean {
  const path = /(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*):\d+:\d+\)?$/.exec(line)?.[1];
  const file = path?.split('?')[0] ?? '';
  return shown.includes(file.slice(0, Math.max(0, file.search(/[\\/][^\\/]*$/))));
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)} …`;
}
