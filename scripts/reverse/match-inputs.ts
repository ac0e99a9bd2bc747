import fc from 'fast-check';
import type { DeclaredLaw } from '../../katas/support/declared-laws.ts';
import { fits, shapeOf } from './shape.ts';

/** How many values of a generator are looked at to find out the shape of what it generates. */
const sampleSize = 50;
const sampleSeed = 1;

/**
 * Takes the inputs of a learner's law from the kata's own laws. If one of them has all inputs of the law, its
 * generators and examples are taken together, because the traps are in their combination. Other inputs are taken one by
 * one.
 *
 * An input of the learner stands for the kata's input with the same name and shape. If there is none, it stands for the
 * only one of the same shape whose name shares a word with its name (`total` and `orderTotal`), or else for the only
 * one of its shape.
 *
 * @returns undefined if no input of the law stands for one of the kata's
 */
export function matchInputs(
  { inputs }: DeclaredLaw,
  declared: readonly DeclaredLaw[],
): Omit<DeclaredLaw, 'title'> | undefined {
  const names = Object.keys(inputs);
  const kataInputs = declared.flatMap((law) =>
    Object.entries(law.inputs).map(([name, generator]) => ({ name, generator })),
  );
  const samples = new Map(kataInputs.map(({ generator }) => [generator, sampleOf(generator)]));
  const fitting = new Map(
    names.map((name) => {
      const shape = shapeOf(sampleOf(inputs[name]));
      const fit = kataInputs.filter(({ generator }) => samples.get(generator)?.every((value) => fits(value, shape)));
      return [name, fit];
    }),
  );
  const kataNames = matchNames(names, (name) => (fitting.get(name) ?? []).map((one) => one.name));
  if (kataNames.size === 0) return undefined;
  const generatorsOf = (name: string) =>
    (fitting.get(name) ?? []).filter((one) => one.name === kataNames.get(name)).map(({ generator }) => generator);
  const lawsWithAll = declared.filter((law) =>
    names.every((name) => generatorsOf(name).some((generator) => generator === law.inputs[kataNames.get(name) ?? ''])),
  );
  const examples = lawsWithAll.flatMap((law) => law.examples.map((example) => withLearnersNames(example, kataNames)));
  return {
    inputs: Object.fromEntries(
      names.map((name) => {
        const generators = generatorsOf(name);
        return [name, generators.length > 0 ? fc.oneof(...generators) : (inputs[name] as fc.Arbitrary<unknown>)];
      }),
    ),
    examples: examples.filter((example) => names.every((name) => name in example)),
  };
}

/**
 * The name of the kata's input that each of the learner's names stands for. No two stand for the same input.
 *
 * @param fitting the names of the kata's inputs that have the shape of the input with this name
 */
function matchNames(names: readonly string[], fitting: (name: string) => readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const criteria: ((name: string, kataName: string) => boolean)[] = [
    (name, kataName) => name === kataName,
    (name, kataName) => wordsOf(name).some((word) => wordsOf(kataName).includes(word)),
    () => true,
  ];
  for (const matches of criteria) {
    const taken = new Set(found.values());
    const wanted = names.flatMap((name): [string, string][] => {
      if (found.has(name)) return [];
      const [only, ...others] = new Set(fitting(name).filter((one) => !taken.has(one) && matches(name, one)));
      return only === undefined || others.length > 0 ? [] : [[name, only]];
    });
    for (const [name, kataName] of wanted) {
      if (wanted.filter(([, one]) => one === kataName).length === 1) found.set(name, kataName);
    }
  }
  return found;
}

/** The words of a name, in the singular: `orderTotals` has `order` and `total`. */
function wordsOf(name: string): string[] {
  return name.split(/(?=[A-Z])|[_\d]+/).map((word) => word.toLowerCase().replace(/s$/, ''));
}

function sampleOf(generator: fc.Arbitrary<unknown> | undefined): unknown[] {
  return generator === undefined ? [] : fc.sample(generator, { numRuns: sampleSize, seed: sampleSeed });
}

/** An example of the kata with the learner's names. */
function withLearnersNames(example: object, kataNames: ReadonlyMap<string, string>): object {
  const values = new Map(Object.entries(example));
  return Object.fromEntries(
    [...kataNames].flatMap(([name, kataName]) => (values.has(kataName) ? [[name, values.get(kataName)]] : [])),
  );
}
