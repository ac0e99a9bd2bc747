import { expect, test } from 'vitest';
import { loopPlace, type StackFrame, type StackSample } from '../scripts/runner/supervisor/loop-place.ts';

const own = '/home/ada/katas/35-strategy/shipping-calculator.ts';

/** A frame such as `costOf 18`, in the learner's file unless another file follows. */
function frame(text: string): StackFrame {
  const [name = '', line = '', file = own] = text.split(' ');
  return { function: name, id: `${name}@${file}`, file, line: Number(line), column: 5 };
}

/** The stacks of several samples, each from the innermost frame to the outermost. */
const samples = (...stacks: string[][]): StackSample[] => stacks.map((stack) => stack.map(frame));

const law = 'law 40 /home/ada/katas/35-strategy/strategy.test.ts';

test.each<[string, StackSample[], string]>([
  ['the first line of the loop', samples(['costOf 20', law], ['costOf 19', law]), 'costOf (FILE:19:5)'],
  ['not what the loop calls', samples(['step 3', 'costOf 20', law], ['costOf 20', law]), 'costOf (FILE:20:5)'],
  [
    'not a function that the same line of the loop called now and then',
    samples(['step 3', 'costOf 20', law], ['stop 9', 'costOf 20', law]),
    'costOf (FILE:20:5)',
  ],
  ['not the tests, if they wait for the code', samples(['next 7', law], [law]), 'next (FILE:7:5)'],
  ['a function without a name', samples([' 8', law]), '<anonymous> (FILE:8:5)'],
])('the report of a loop names %s', (_, stacks, place) => {
  expect(loopPlace(stacks)).toBe(`    at ${place.replace('FILE', own)}`);
});

test.each<[string, StackSample[]]>([
  ['there is no sample', []],
  ['a sample is empty', [[]]],
  ['only other code is running', samples([law, 'run 1 node:internal'])],
])('the report of a loop names no line if %s', (_, stacks) => {
  expect(loopPlace(stacks)).toBeUndefined();
});
