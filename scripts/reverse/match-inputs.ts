import fc from 'fast-check';
import type { DeclaredLaw } from '../../katas/support/declared-laws.ts';
import { fits, shapeOf } from './shape.ts';

/** How many values of a generator show what it generates. */
const sampleSize = 50;
const sampleSeed = 1;

/**
 * Takes the inputs of a learner's law from the kata's own laws. If one of them has all inputs of the law, its generators
 * and examples are taken together, because the traps are in their combination. Other inputs are taken one by one.
 *
 * An input stands for that of the kata with the same name and shape. If there is none, it stands for the only one of the
 * same shape whose name shares a word with its name (`total` and `orderTotal`), or else for the only one of its shape.
 *
 * @returns undefined if no input of the law stands for one of the kata's
 */
export function matchInputs(
  { inputs }: DeclaredLaw,
  declared: readonly DeclaredLaw[],
): Omit<DeclaredLaw, 'title'> | undefined {
  const names = Object.keys(inputs);
  const known = declared.flatMap((law) => Object.entries(law.inputs).map(([name, generator]) => ({ name, generator })));
  const samples = new Map(known.map(({ generator }) => [generator, sampleOf(generator)]));
  const fitting = new Map(
    names.map((name) => {
      const shape = shapeOf(sampleOf(inputs[name]));
      const fit = known.filter(({ generator }) => samples.get(generator)?.every((value) => fits(value, shape)));
      return [name, fit];
    }),
  );
  const theirs = meant(names, (name) => (fitting.get(name) ?? []).map((one) => one.name));
  if (theirs.size === 0) return undefined;
  const generatorsOf = (name: string) =>
    (fitting.get(name) ?? []).filter((one) => one.name === theirs.get(name)).map(({ generator }) => generator);
  const whole = declared.filter((law) =>
    names.every((name) => generatorsOf(name).some((generator) => generator === law.inputs[theirs.get(name) ?? ''])),
  );
  const examples = whole.flatMap((law) => law.examples.map((example) => renamed(example, theirs)));
  return {
    inputs: Object.fromEntries(
      names.map((name) => {
        const some = generatorsOf(name);
        return [name, some.length > 0 ? fc.oneof(...some) : (inputs[name] as fc.Arbitrary<unknown>)];
      }),
    ),
    examples: examples.filter((example) => names.every((name) => name in example)),
  };
}

/**
 * Which of the kata's inputs each name stands for. No two names stand for the same.
 *
 * @param fitting the names of the kata's inputs that have the shape of an input
 */
function meant(names: readonly string[], fitting: (name: string) => readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const ways: ((mine: string, their: string) => boolean)[] = [
    (mine, their) => mine === their,
    (mine, their) => wordsOf(mine).some((word) => wordsOf(their).includes(word)),
    () => true,
  ];
  for (const isMeant of ways) {
    const taken = new Set(found.values());
    const wanted = names.flatMap((name): [string, string][] => {
      if (found.has(name)) return [];
      const [only, ...others] = new Set(fitting(name).filter((one) => !taken.has(one) && isMeant(name, one)));
      return only === undefined || others.length > 0 ? [] : [[name, only]];
    });
    for (const [name, their] of wanted) {
      if (wanted.filter(([, one]) => one === their).length === 1) found.set(name, their);
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
function renamed(example: object, theirs: ReadonlyMap<string, string>): object {
  const values = new Map(Object.entries(example));
  return Object.fromEntries(
    [...theirs].flatMap(([mine, their]) => (values.has(their) ? [[mine, values.get(their)]] : [])),
  );
}
