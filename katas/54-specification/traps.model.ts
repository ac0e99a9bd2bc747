import { hostileStrings } from '../support/hostile.ts';
import { changes } from '../support/mutate-deep.ts';
import { type Definitions, type Tree } from './expressions.model.ts';
import type { Product } from './product-specifications.ts';
import { parents, phone, positions, shelf, tv } from './specification.model.ts';

export const pairTraps: { a: string; b: string; product: Product }[] = [
  ...shelf.map((product) => ({ a: 'in stock', b: 'category books', product })),
  ...shelf.map((product) => ({ a: 'category books', b: 'category toys', product })),
  ...shelf.map((product) => ({ a: 'price 0 to 10', b: 'price 5 to 60', product })),
  { a: 'price 0 to 10', b: 'price 5 to 60', product: { ...phone, price: 2 } },
];

export const sharingTraps: { compositions: Definitions }[] = [
  { compositions: { s1: { not: 'in stock' }, s2: { not: 'in stock' } } },
  { compositions: { s1: { and: ['in stock', 'category books'] }, s2: { and: ['s1', 'price 0 to 10'] } } },
  { compositions: { s1: { or: ['in stock', 'category books'] }, s2: { or: ['price 0 to 10', 's1'] } } },
  { compositions: { s1: { and: ['in stock', 'category books'] }, s2: { not: 's1' }, s3: { or: ['s1', 's2'] } } },
];

export const subclassTraps = parents.flatMap((parent) =>
  positions.flatMap((position) => [true, false].map((result) => ({ parent, position, result }))),
);

export const nameTraps = [
  ...hostileStrings,
  'neutral',
  'in stock',
  'category books',
  'price 0 to 10',
  'and',
  'or',
  'not',
].map((name) => ({ name, result: true, position: 'left of and' as const }));

export const overrideTraps = positions.flatMap((position) =>
  [true, false].flatMap((satisfied) => [
    { position, explanation: { satisfied, decidedBy: [] } },
    { position, explanation: { satisfied, decidedBy: ['x', 'y'].map((name) => ({ name, satisfied })) } },
  ]),
);

export const nestingTraps = (['isSatisfiedBy', 'explain'] as const).flatMap((via) =>
  (['left', 'right'] as const).flatMap((side) =>
    [
      [true, true, true],
      [false, true],
      [true, false],
      [true, false, true],
    ].map((levels) => ({
      levels,
      via,
      side,
    })),
  ),
);

export const soldOut: { tree: Tree; product: Product; changed: Product }[] = [
  { tree: 'in stock', product: { ...tv, inStock: true }, changed: tv },
  { tree: { and: ['in stock', 'in stock'] }, product: { ...tv, inStock: true }, changed: tv },
  { tree: { or: ['in stock', 'in stock'] }, product: { ...tv, inStock: true }, changed: tv },
  { tree: { not: 'in stock' }, product: { ...tv, inStock: true }, changed: tv },
];

export const changeTraps = changes.flatMap((change) =>
  ['p', { not: 'p' }, { and: ['p', 'q'] }, { or: ['p', 'q'] }].flatMap((tree) =>
    [true, false].map((p) => ({ tree: tree as Tree, results: { p, q: p, r: p }, change })),
  ),
);

export const ownershipTraps = positions.flatMap((position) =>
  changes.flatMap((change) =>
    [true, false].map((satisfied) => ({
      explanation: { satisfied, decidedBy: [{ name: 'x', satisfied }] },
      position,
      change,
    })),
  ),
);
