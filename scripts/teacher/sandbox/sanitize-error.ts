import { dirname } from 'node:path';
import { processError } from '@vitest/utils/error';
import { isSamePath } from '../../../katas/support/paths.ts';
import { fullStack } from '../../../katas/support/full-stack.ts';
import { KilledError } from '../../../katas/support/killed.ts';

/** The maximum length of an error's text. Longer texts would only fill the memory of the reporting process. */
const kept = { name: 100, message: 10_000, diff: 10_000, line: 300 } as const;
/** The maximum number of lines of a stack. */
const deepest = 40;

/**
 * Turns a thrown value into an error that can be read without running any of the submission's code. It names only files
 * of the submission and of the tests, because reports show the lines that a stack names, and anybody can write a stack.
 *
 * @param shown the folders whose files may be named
 */
export function sanitizeError(thrown: unknown, shown: readonly string[]): Error {
  try {
    if (thrown instanceof KilledError) return thrown;
  } catch {
    // A proxy, whose prototype must not be read.
  }
  const name = textOf(thrown, 'name') ?? 'Error';
  const message = textOf(thrown, 'message') ?? whatIs(thrown);
  const diff = name === 'AssertionError' ? diffOf(thrown) : undefined;
  const error = new Error(shortened(message, kept.message));
  return Object.assign(error, {
    name: shortened(name, kept.name),
    stack: stackOf(thrown, `${name}: ${message}`, shown),
    // Must not be computed again.
    showDiff: false,
    ...(diff === undefined ? {} : { diff: shortened(diff, kept.diff) }),
  });
}

function textOf(thrown: unknown, property: 'name' | 'message'): string | undefined {
  try {
    const text = (thrown as Record<string, unknown>)[property];
    return typeof text === 'string' ? text : undefined;
  } catch {
    return undefined;
  }
}

/** The complete stack, or whatever the value says it is. */
function stackTextOf(thrown: unknown): string {
  try {
    return fullStack(thrown);
  } catch {
    return '';
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

/** The stack frames in these folders, below the first line. */
function stackOf(thrown: unknown, head: string, shown: readonly string[]): string {
  const stack = stackTextOf(thrown).slice(0, 20 * kept.message);
  const frames = stack
    .split('\n')
    .filter((line) => /^ *at /.test(line) && line.length <= kept.line && isIn(line, shown));
  return [shortened(head, kept.line), ...frames.slice(0, deepest)].join('\n');
}

function isIn(line: string, shown: readonly string[]): boolean {
  const path = /(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*):\d+:\d+\)?$/.exec(line)?.[1];
  const file = path?.split('?')[0] ?? '';
  return file !== '' && shown.some((folder) => isSamePath(folder, dirname(file)));
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)} …`;
}
