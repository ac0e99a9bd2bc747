import { placeholder } from '../verify/completeness.ts';
import type { KataNames } from './names.ts';

// The code of a new kata: small, correct, and marked wherever the author must replace something.

const errorClass = `/** ${placeholder} what was rejected. This sample: an amount that is not a non-negative integer. */
export class InvalidAmountError extends Error {
  override readonly name = 'InvalidAmountError';
  readonly amount: number;

  constructor(amount: number) {
    super(\`An amount must be a non-negative integer, not \${amount}\`);
    this.amount = amount;
  }
}`;

/** The headings of the rules, in the statement and in the tests. */
export const headings = [
  `1 ★ ${placeholder} amounts add up`,
  `2 ★★ ${placeholder} the total of two lists is the sum of their totals`,
  `3 ★★★ ${placeholder} an invalid amount is rejected`,
] as const;

/** The learner's file: types, errors, and bodies that throw `todo`. */
export function starterCode({ identifier }: KataNames): string {
  return `import { todo } from '../support/todo.ts';

${errorClass}

/** ${placeholder} what the pattern does for its callers. This sample: the total of some amounts. */
export function ${identifier}(amounts: readonly number[]): number {
  return todo('${placeholder} add up the amounts');
}
`;
}

/** The reference solution. */
export function solutionCode({ identifier }: KataNames): string {
  return `${errorClass}

/** ${placeholder} what the pattern does for its callers. This sample: the total of some amounts. */
export function ${identifier}(amounts: readonly number[]): number {
  const refused = amounts.find((amount) => !Number.isSafeInteger(amount) || amount < 0);
  if (refused !== undefined) throw new InvalidAmountError(refused);
  return amounts.reduce((total, amount) => total + amount, 0);
}
`;
}

/** The laws: one rule of each level. */
export function lawsCode({ identifier, file }: KataNames): string {
  return `import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { amounts, invalidAmounts, notAmounts } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import { InvalidAmountError, ${identifier} } from './${file}.ts';

describe('${headings[0]}', () => {
  example('${placeholder} 1000 and 250 make 1250', () => {
    expect(${identifier}([1000, 250])).toBe(1250);
  });
});

describe('${headings[1]}', () => {
  law(
    '${placeholder} joining lists before or after adding makes no difference',
    { first: lists(), second: lists() },
    ({ first, second }) => {
      const total = ${identifier}([...first, ...second]);
      expect(total).toBe(${identifier}(first) + ${identifier}(second));
    },
  );
});

describe('${headings[2]}', () => {
  law(
    '${placeholder} the error has the rejected amount',
    { before: lists(), amount: invalidAmounts(), after: lists() },
    ({ before, amount, after }) => {
      const error = thrownBy(() => ${identifier}([...before, amount, ...after]));
      expect(error).toBeInstanceOf(InvalidAmountError);
      expect(error).toMatchObject({ amount });
    },
    {
      why: '${placeholder} one NaN turns every total that contains it into NaN',
      examples: notAmounts.map((amount) => ({ before: [], amount, after: [] })),
    },
  );
});

/** Lists of a few amounts. */
function lists(): fc.Arbitrary<number[]> {
  return fc.array(amounts(), { maxLength: 5 });
}
`;
}

/** A wrong solution, which the laws reject. */
export function impostorCode(names: KataNames): string {
  const { identifier } = names;
  return `// Breaks 3: ${placeholder} only checks whether an amount is below zero, so NaN passes.
import { InvalidAmountError } from '${solutionOf(names)}';

export { InvalidAmountError } from '${solutionOf(names)}';

export function ${identifier}(amounts: readonly number[]): number {
  const refused = amounts.find((amount) => amount < 0);
  if (refused !== undefined) throw new InvalidAmountError(refused);
  return amounts.reduce((total, amount) => total + amount, 0);
}
`;
}

/** A correct solution that is built differently. */
export function variantCode(names: KataNames): string {
  const { identifier } = names;
  return `import { InvalidAmountError } from '${solutionOf(names)}';

export { InvalidAmountError } from '${solutionOf(names)}';

/** ${placeholder} how the design differs. This sample checks and adds in one loop. */
export function ${identifier}(amounts: readonly number[]): number {
  let total = 0;
  for (const amount of amounts) {
    if (amount < 0 || !Number.isSafeInteger(amount)) throw new InvalidAmountError(amount);
    total += amount;
  }
  return total;
}
`;
}

function solutionOf({ slug, file }: KataNames): string {
  return `../../../solutions/${slug}/${file}.ts`;
}
