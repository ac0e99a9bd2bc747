import { kataOf } from '../../../katas/support/target.ts';

/** A frame of a stack, with its place in the source. Lines and columns count from 1. */
export interface StackFrame {
  function: string;
  /** Identifies the function: all calls to it have the same id. */
  id: string;
  file: string;
  line: number;
  column: number;
}

/** One look at a stack, from the innermost frame to the outermost. */
export type StackSample = readonly StackFrame[];

/**
 * Finds the loop in samples of the stack of code that loops: the innermost function that all of them were in, and the
 * first line of it that they saw. A function that the loop calls is seen in some of them only.
 *
 * Code of a kata takes precedence over that of its tests. So if a test waits for the code, the code is named.
 *
 * @returns a line as in the stack of an error: `    at costOf (/…/shipping-calculator.ts:18:5)`
 */
export function loopPlace(samples: readonly StackSample[]): string | undefined {
  const shared = sharedFrames(samples.filter((sample) => sample.length > 0).map((sample) => sample.toReversed()));
  const seen = shared.findLast(([frame]) => frame !== undefined && isOfKata(frame.file)) ?? ownFrames(samples);
  const [first] = seen.toSorted((a, b) => a.line - b.line || a.column - b.column);
  return first && `    at ${first.function || '<anonymous>'} (${first.file}:${first.line}:${first.column})`;
}

/** The frames of the functions that all samples were in, from the outermost, each as all samples saw it. */
function sharedFrames(samples: readonly StackSample[]): StackFrame[][] {
  const shared: StackFrame[][] = [];
  for (let depth = 0; ; depth += 1) {
    const frames = samples.flatMap((sample) => sample.slice(depth, depth + 1));
    const [first] = frames;
    if (!first || frames.length < samples.length || frames.some(({ id }) => id !== first.id)) return shared;
    shared.push(frames);
  }
}

/** The kata's innermost frame in the first sample that has one. */
function ownFrames(samples: readonly StackSample[]): StackFrame[] {
  return samples.flatMap((sample) => sample.find(({ file }) => isOfKata(file)) ?? []).slice(0, 1);
}

/** Whether a file is code of a kata, and not of its tests. */
function isOfKata(file: string): boolean {
  const [path = ''] = file.split('?');
  return kataOf(path) !== undefined && path.endsWith('.ts') && !/\.(test|model|laws)\.ts$/.test(path);
}
