import fc from 'fast-check';
import { anyFailure, type Failure, failureOf } from '../support/failure.ts';
import { lookAlikes as lookAlikeTexts, notWholeNumbers } from '../support/hostile.ts';
import { functionForms, objectForms } from '../support/plug-in.ts';
import { InvalidOrderError, type OrderItem } from './entities.ts';
import type { OrderRequest } from './use-cases.ts';

export const ways = ['throws', 'rejects'] as const;

export const oneItem: readonly OrderItem[] = [{ productId: 'p1', price: 1000, quantity: 2 }];
export const twoItems: readonly OrderItem[] = [...oneItem, { productId: 'p2', price: 250, quantity: 3 }];
export const manyItems: readonly OrderItem[] = Array.from({ length: 12 }, () => twoItems).flat();
export const request: OrderRequest = { customerId: 'c1', items: oneItem };

/** Ordinary requests: no free items and no empty ids, which could hide a wrong total or a lost order. */
export function requests(): fc.Arbitrary<OrderRequest> {
  return record({ customerId: fc.constantFrom('c1', 'c2'), items: fc.array(item(), { minLength: 1, maxLength: 3 }) });
}

function item(): fc.Arbitrary<OrderItem> {
  return record({
    productId: fc.constantFrom('p1', 'p2', 'p3'),
    price: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9_999 })),
    quantity: fc.integer({ min: 1, max: 9 }),
  });
}

export interface InvalidItems {
  field: InvalidOrderError['field'];
  items: OrderItem[];
}

/** Items with exactly one mistake, at any position. */
export function invalidItems(): fc.Arbitrary<InvalidItems> {
  const wrong = fc.constantFrom(...invalidNumbers);
  return fc
    .tuple(fc.array(item(), { maxLength: 2 }), item(), wrong, fc.nat(2))
    .map(([others, one, [field, value], position]) => ({
      field,
      items: others.toSpliced(position, 0, { ...one, [field]: value }),
    }));
}

const notIntegers = notWholeNumbers.filter((number) => !(Number.isInteger(number) && number > 0));

/** Every invalid number, with its field. */
const invalidNumbers: readonly (readonly [field: 'price' | 'quantity', value: number])[] = [
  ...notIntegers.map((value) => ['price', value] as const),
  ...[0, ...notIntegers].map((value) => ['quantity', value] as const),
];

function record<T>(parts: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> {
  return fc.record<T>(parts, { noNullPrototype: true }) as fc.Arbitrary<T>;
}

/** A failure that has nothing special about it. */
export const ordinaryFailure = failureOf('an Error', new Error('db.internal refused'));

const lookAlikes: Readonly<Record<string, () => unknown>> = {
  'an Error named InvalidOrderError': () =>
    Object.assign(new Error(invalid().message), { name: 'InvalidOrderError', field: 'price' }),
  'an error of another class of that name': () =>
    new (class InvalidOrderError extends Error {
      field = 'price';
    })('db.internal refused'),
  'an object with a status': () => ({ status: 404, body: 'db.internal', message: 'db.internal', field: 'price' }),
  'an Error caused by an InvalidOrderError': () => new Error('db.internal', { cause: invalid() }),
  'an Error with such a cause two levels deep': () =>
    new Error('db.internal', { cause: new Error('refused', { cause: invalid() }) }),
  'an AggregateError with an InvalidOrderError': () => new AggregateError([invalid()], 'db.internal'),
  'an object that holds an InvalidOrderError': () => ({ error: invalid(), reason: invalid(), inner: invalid() }),
  'a TypeError': () => new TypeError("Cannot read properties of undefined (reading 'rows')"),
};

function invalid(): InvalidOrderError {
  return new InvalidOrderError('price');
}

/** Anything but an `InvalidOrderError`. Some of these values look like one. */
export function internalFailures(): fc.Arbitrary<Failure> {
  return anyFailure(lookAlikes);
}

export const lookAlikeFailures: readonly Failure[] = [
  ...Object.entries(lookAlikes).map(([name, make]) => failureOf(name, make())),
  failureOf('undefined', undefined),
  failureOf('null', null),
];

/** What happens to one order after another. */
export const outcomes = ['is placed', 'save throws', 'save rejects', 'nextId throws', 'is invalid'] as const;

/** One of `outcomes`. */
export type Outcome = (typeof outcomes)[number];

export function invalidRequests(): fc.Arbitrary<OrderRequest> {
  return invalidItems().map(({ items }) => ({ customerId: 'c1', items }));
}

/** Items with each of the invalid numbers, or without any item. */
export function invalidExamples(): InvalidItems[] {
  const second = { productId: 'p2', price: 5, quantity: 3 };
  return [
    { field: 'items', items: [] },
    ...invalidNumbers.map(([field, value]) => ({ field, items: [...oneItem, { ...second, [field]: value }] })),
  ];
}

/** Requests that are placed at the same time and are easily confused. */
export function confusableRequests(): OrderRequest[][] {
  return [
    [request, { customerId: 'c2', items: twoItems }],
    [request, { customerId: 'c1', items: twoItems }],
    [request, request],
    [request, structuredClone(request), { customerId: 'c2', items: oneItem }],
    [request, { customerId: 'c1', items: [{ productId: 'p1', price: 2000, quantity: 1 }] }],
  ];
}

/** Ids of saved orders, and one that is asked for before and after its order is saved. */
export function confusableIds(): { saved: string[]; asked: string }[] {
  return [
    ...['__proto__', 'constructor'].map((asked) => ({ saved: ['a'], asked })),
    ...lookAlikeTexts.map(([one, other]) => ({ saved: [one], asked: other })),
    { saved: Array.from({ length: 120 }, (_, i) => `ord-${i}`), asked: 'm' },
  ];
}

/** Each form of a repository, with a form of the id function. */
export const formsOfBoth = objectForms.map((repositoryForm, i) => ({
  repositoryForm,
  idFunctionForm: functionForms[i] ?? 'a function',
}));

/** Valid numbers that code may take for invalid ones. */
export function validNumbers() {
  return [
    ...[0, 2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER].map((price) => ({ price, quantity: 1 })),
    ...[2 ** 31, Number.MAX_SAFE_INTEGER].map((quantity) => ({ price: 1, quantity })),
  ];
}

/** A use case that fails twice, in each way and with each of the odd failures. */
export function failingStories() {
  return ways.flatMap((way) =>
    lookAlikeFailures.map((failure) => ({ story: [way, way, 'returns' as const], failure })),
  );
}

/** Which of several orders are saved. */
export function failuresAmongOthers(): boolean[][] {
  return [
    [true, false, true],
    [...Array<boolean>(12).fill(false), true],
  ];
}
