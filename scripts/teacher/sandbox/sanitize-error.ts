import { dirname } from 'node:path';
import { processError } from '@vitest/utils/error';
import { isSamePath } from '../../../katas/support/paths.ts';
import { fullStack } from '../../../katas/support/full-stack.ts';
import { KilledError } from '../../../katas/support/killed.ts';

/**
 * The maximum lengths of an error's texts, in characters. Longer ones would only fill the memory of the reporting
 * process.
 */
const maxLength = { name: 100, message: 10_000, diff: 10_000, line: 300 } as const;
/** The maximum number of frames in a stack. */
const maxFrames = 40;
/** How much of a stack is searched for frames, in characters. */
const maxStackText = 200_000;

/**
 * Turns a thrown value into an error that can be read without running any of the submission's code. It names only files
 * of the submission and of the tests, because reports quote the source lines that a stack names, and a forged stack
 * could name any file.
 *
 * @param allowedFolders the folders whose files may be named; subfolders are not included
 */
export function sanitizeError(thrown: unknown, allowedFolders: readonly string[]): Error {
  try {
    if (thrown instanceof KilledError) return thrown;
  } catch {
    // A proxy that throws when its prototype is read.
  }
  const name = textOf(thrown, 'name') ?? 'Error';
  const message = textOf(thrown, 'message') ?? describeThrown(thrown);
  const diff = name === 'AssertionError' ? diffOf(thrown) : undefined;
  const error = new Error(shortened(message, maxLength.message));
  return Object.assign(error, {
    name: shortened(name, maxLength.name),
    stack: stackOf(thrown, `${name}: ${message}`, allowedFolders),
    // Vitest must not compute the diff again.
    showDiff: false,
    ...(diff === undefined ? {} : { diff: shortened(diff, maxLength.diff) }),
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

function describeThrown(thrown: unknown): string {
  const isPlain = thrown === null || !['object', 'function'].includes(typeof thrown);
  return isPlain
    ? `Your code threw ${String(thrown)}, which is not an Error.`
    : 'Your code threw an object without a message.';
}

/** The first line of a stack, and the frames whose files are in these folders. */
function stackOf(thrown: unknown, head: string, allowedFolders: readonly string[]): string {
  const stack = stackTextOf(thrown).slice(0, maxStackText);
  const frames = stack
    .split('\n')
    .filter((line) => /^ *at /.test(line) && line.length <= maxLength.line && isIn(line, allowedFolders));
  return [shortened(head, maxLength.line), ...frames.slice(0, maxFrames)].join('\n');
}

function isIn(line: string, allowedFolders: readonly string[]): boolean {
  const path = /(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^()]*):\d+:\d+\)?$/.exec(line)?.[1];
  const file = path?.split('?')[0] ?? '';
  return file !== '' && allowedFolders.some((folder) => isSamePath(folder, dirname(file)));
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)} …`;
}
