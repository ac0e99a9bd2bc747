import fc from 'fast-check';
import type { DeclaredLaw } from '../../katas/support/declared-laws.ts';
import { fits, shapeOf, type Shape } from './shape.ts';

/** How many values of a generator show what it generates. */
const sampleSize = 50;
const sampleSeed = 1;

/**
 * Takes the inputs of a learner's law from the kata's own laws. If one of them has inputs of the same names and shapes,
 * its generators and examples are taken together, because the traps are in their combination. Other inputs are taken
 * one by one.
 *
 * @returns undefined if no input of the law agrees with one of the kata's, by its name and its shape
 */
export function matchInputs(
  { inputs }: DeclaredLaw,
  declared: readonly DeclaredLaw[],
): Omit<DeclaredLaw, 'title'> | undefined {
  const names = Object.keys(inputs);
  if (names.length === 0) return undefined;
  const shapes = new Map(names.map((name) => [name, shapeOf(sampleOf(inputs[name]))]));
  const whole = declared.filter((law) => names.every((name) => agrees(law, name, shapes)));
  const examples = whole.flatMap((law) => law.examples.map((example) => pick(example, names)));
  const found = names.map((name) => {
    const some = declared.filter((law) => agrees(law, name, shapes));
    return [name, some.map((law) => law.inputs[name] as fc.Arbitrary<unknown>)] as const;
  });
  if (found.every(([, some]) => some.length === 0)) return undefined;
  return {
    inputs: Object.fromEntries(
      found.map(([name, some]) => [
        name,
        some.length > 0 ? fc.oneof(...some) : (inputs[name] as fc.Arbitrary<unknown>),
      ]),
    ),
    examples: examples.filter((example) => names.every((name) => name in example)),
  };
}

/** Whether a law has an input of this name, and each of its values could be one of the learner's. */
function agrees({ inputs }: DeclaredLaw, name: string, shapes: ReadonlyMap<string, Shape>): boolean {
  const [shape, other] = [shapes.get(name), inputs[name]];
  return shape !== undefined && other !== undefined && sampleOf(other).every((value) => fits(value, shape));
}

function sampleOf(generator: fc.Arbitrary<unknown> | undefined): unknown[] {
  return generator === undefined ? [] : fc.sample(generator, { numRuns: sampleSize, seed: sampleSeed });
}

function pick(example: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(example).filter(([name]) => names.includes(name)));
}
