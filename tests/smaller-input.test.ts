import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draws, parametersOf, shownInputs } from '../katas/support/draws.ts';
import { amounts } from '../katas/support/generators.ts';
import { wholeNumbers } from '../katas/support/hostile.ts';
import { alone } from '../katas/support/modes.ts';
import { smallestOf } from '../katas/support/smaller-input.ts';
import { Thrown } from '../katas/support/thrown-in-law.ts';
import { TodoError } from '../katas/support/todo.ts';

/** A law about some steps, of which one breaks it. Its generator changes what it draws, as those of the katas do. */
const steps = draws({
  steps: fc.array(fc.constantFrom('a', 'b', 'toString')).map((names) => names.map((name) => ({ name }))),
});
type Draw = { input: { steps: { name: string }[] }; circumstance: typeof alone };

const example = (...names: string[]) => ({ steps: names.map((name) => ({ name })) });

/** Runs the law as `law` does, and counts its runs. */
function run(breaks: (draw: Draw) => Error | undefined, examples: Draw['input'][], settings = {}) {
  let runs = 0;
  const usual = parametersOf({ examples }, settings);
  const check = (parameters: fc.Parameters<[Draw]>, leftOut = 0) => {
    let count = 0;
    const property = fc.asyncProperty(steps as fc.Arbitrary<Draw>, async (draw) => {
      count += 1;
      if (count <= leftOut) return;
      runs += 1;
      const error = breaks(draw);
      if (error) throw new Thrown(error, draw.input);
    });
    return fc.check(property, parameters);
  };
  return {
    smallest: async () => smallestOf(await check(usual), usual, check),
    again: (path: string) => check({ ...usual, path, numRuns: 1, endOnFailure: true }),
    runs: () => runs,
  };
}

const toString = ({ input }: Draw) =>
  input.steps.some(({ name }) => name === 'toString') ? new Error('no') : undefined;
const shown = ({ counterexample }: fc.RunDetails<[Draw]>) =>
  counterexample && Object.fromEntries(shownInputs(counterexample[0]));

test('an example that breaks a law gives way to a smaller input, which its path leads to', async () => {
  const { smallest, again } = run(toString, [example('a'), example('a', 'b', 'a', 'toString')]);
  const outcome = await smallest();
  expect(shown(outcome)).toEqual({ steps: "[ { name: 'toString' } ]" });
  expect(shown(await again(outcome.counterexamplePath ?? ''))).toEqual(shown(outcome));
});

test('an example stays if no generated input breaks the law', async () => {
  const onlyLong = ({ input }: Draw) => (input.steps.length > 40 ? new Error('no') : undefined);
  const { smallest } = run(onlyLong, [example(...Array.from({ length: 41 }, () => 'a'))]);
  expect((await smallest()).counterexample?.[0].input.steps).toHaveLength(41);
});

test('no other inputs are tried for code that is still to be written, or if the first failure is enough', async () => {
  const todo = run(() => new TodoError('write it'), [example('a')]);
  await todo.smallest();
  const first = run(toString, [example('toString', 'a')], { firstFailure: true });
  await first.smallest();
  expect([todo.runs(), first.runs()]).toEqual([1, 1]);
});

test.each([
  ['amounts', amounts(20_000), 15_000, 12_000],
  ['whole numbers', wholeNumbers(), 2 ** 40, 20_000],
])('an example among %s becomes as small as it can be', async (_, numbers, first, least) => {
  const property = fc.property(numbers, (n) => n < least);
  const { counterexample } = fc.check(property, { examples: [[first]] });
  expect(counterexample).toEqual([least]);
});
