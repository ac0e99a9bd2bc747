import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { exportsOf } from '../support/exports.ts';
import { anyKey, anyString, hostileStrings, lookAlikes, twoKeys } from '../support/hostile.ts';
import { sourceOf } from '../support/import-rules.ts';
import { example, law } from '../support/law.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  add,
  anyCalls,
  attemptExamples,
  type Call,
  callsRejectedFor,
  change,
  confirm,
  type Detail,
  expectedAfter,
  ExpectedOrder,
  filled,
  invalidNumbers,
  itemsText,
  largeNumbers,
  onlyRejectedFor,
  ordinaryCalls,
  ordinaryProducts,
  outcomesWithAnyReason,
  rejections,
  remove,
  Session,
  sessionAfter,
  storyOf,
} from './aggregate-root.model.ts';
import { successfulAttempts } from './attempts.model.ts';
import { Order } from './aggregate-root.ts';

const MAX = Number.MAX_SAFE_INTEGER;
const limited = (limit: number) => fc.constant(limit);

describe('1 ★ A draft collects items and computes their total', () => {
  example('two widgets and a gadget cost 130.00', () => {
    const order = new Order('o1', 20_000);
    order.addItem({ productId: 'widget', unitPrice: 5000, quantity: 2 });
    order.addItem({ productId: 'gadget', unitPrice: 3000, quantity: 1 });
    expect(order.total).toBe(13_000);
    expect(itemsText(order.items)).toBe("2 × 'widget' at 5000, 1 × 'gadget' at 3000");
  });

  example('a new order is a draft without items', () => {
    expect(new Session('o1', 500).state('all')).toBe("'o1', DRAFT, total 0: no items");
  });

  law(
    'items and total follow from the items that were added and removed',
    { limit: limited(100_000), calls: ordinaryCalls() },
    ({ limit, calls }) => {
      expectAsInModel('o1', limit, calls, 'all');
    },
    {
      examples: [
        [...filled, remove('a')],
        [...filled, remove('b')],
        [add('a', 2, 300), remove('a'), add('b', 1, 100)],
      ].map((calls) => ({ limit: 100_000, calls })),
    },
  );
});

describe('2 ★ Confirming requires an item, and a confirmed order accepts no more changes', () => {
  example('a confirmed order keeps its items and its total', () => {
    const session = sessionAfter('o1', [...filled, confirm]);
    expect(session.state('all')).toBe("'o1', CONFIRMED, total 900: 2 × 'a' at 300, 3 × 'b' at 100");
  });

  law(
    'an order without items stays a draft, and can be confirmed once it has an item',
    { id: fc.constantFrom<string>('o1', 'o2'), removed: ordinaryProducts() },
    ({ id, removed }) => {
      const calls = [confirm, add(removed, 1, 300), remove(removed), confirm, add('b', 1, 100), confirm];
      expectAsInModel(id, 1000, calls, 'status');
    },
  );

  law(
    'a confirmed order rejects addItem and removeItem, and keeps its items',
    {
      id: fc.constantFrom<string>('o1', 'o2'),
      calls: fc.array(fc.constantFrom(add('c', 1, 100), remove('a')), { minLength: 1, maxLength: 3 }),
    },
    ({ id, calls }) => {
      const [session, model] = [sessionAfter(id, [...filled, confirm]), expectedAfter(id, [...filled, confirm])];
      const before = session.state('items');
      expect(storyOf(session, calls, 'status')).toEqual(storyOf(model, calls, 'status'));
      expect(session.state('items')).toBe(before);
    },
    {
      why: 'a confirmed order has already been charged and is being packed',
      examples: [add('c', 1, 100), remove('a')].map((call) => ({ id: 'o1', calls: [call] })),
    },
  );
});

describe('3 ★★ The total never exceeds the limit', () => {
  law(
    'a call is rejected if and only if it would lead to a total above the limit',
    { limit: limited(1000), calls: callsRejectedFor(['above limit'], 1000, ordinaryProducts(), 12) },
    ({ limit, calls }) => {
      expectAsInModel('o1', limit, calls, 'outcome');
    },
    {
      examples: [
        [add('a', 10, 100), add('b', 1, 1), change('a', 11), change('a', 10), change('a', 9), add('b', 1, 100)],
        [add('a', 1, 1001), add('a', 1, 1000)],
        [add('a', 2, 400), add('b', 1, 300), add('c', 1, 200)],
        [add('a', 2, 300), add('b', 2, 100), change('b', 4), change('b', 5), change('a', 3)],
        [add('a', 3, 300), change('a', 2), add('b', 4, 100), add('c', 1, 1)],
        [add('a', 3, 300), remove('a'), add('b', 10, 100), remove('b'), add('a', 1, 1000)],
        [add('a', 3, 300), add('b', 2, 100), add('b', 1, 100), change('b', 2)],
      ].map((calls) => ({ limit: 1000, calls })),
    },
  );

  example('a limit of 0 rejects every item', () => {
    expectAsInModel('o1', 0, [add('a', 1, 1)], 'all');
  });

  law(
    'however large its numbers are, an order never has a total above its limit',
    {
      limit: fc.constantFrom(1, 1000, 2 ** 31, MAX),
      unitPrice: largeNumbers(),
      quantity: largeNumbers(),
      more: largeNumbers(),
    },
    ({ limit, unitPrice, quantity, more }) => {
      const calls = [
        add('a', quantity, unitPrice),
        change('a', more),
        add('b', more, unitPrice),
        change('b', quantity),
      ];
      const relevant = onlyRejectedFor(['above limit'], limit, calls);
      expectAsInModel('o1', limit, relevant, 'outcome');
    },
    {
      examples: [
        { limit: 1000, unitPrice: 65_536, quantity: 65_536, more: 1 },
        { limit: 1000, unitPrice: 2 ** 31, quantity: 1, more: 2 },
        { limit: 1000, unitPrice: 2 ** 32, quantity: 1, more: 2 },
        { limit: 1000, unitPrice: MAX, quantity: MAX, more: MAX },
        { limit: MAX, unitPrice: MAX, quantity: 1, more: 1 },
        { limit: MAX, unitPrice: 1, quantity: 1, more: MAX },
        { limit: 2 ** 31, unitPrice: 2 ** 31, quantity: 1, more: 2 },
        // The old and the new amount together are rounded.
        { limit: MAX - 1, unitPrice: 1, quantity: MAX - 1, more: MAX },
      ],
    },
  );

  law(
    'each order has its own limit',
    { limits: fc.tuple(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 })) },
    ({ limits }) => {
      const sessions = limits.map((limit, i) => new Session(`o${i}`, limit));
      const calls = limits.map((limit) => [add('a', 1, limit), add('b', 1, 1)]);
      expect(sessions.map((session, i) => storyOf(session, calls[i] ?? [], 'outcome'))).toEqual(
        limits.map((limit, i) => storyOf(new ExpectedOrder(`o${i}`, limit), calls[i] ?? [], 'outcome')),
      );
    },
    { examples: [{ limits: [900, 100] }] },
  );
});

describe('4 ★★ Each product has at most one item', () => {
  law(
    'a product already in the order cannot be added again, and a product not in the order cannot be changed or removed',
    {
      limit: limited(MAX),
      calls: callsRejectedFor(['duplicate product', 'unknown product'], MAX, anyKey(), 12),
    },
    ({ limit, calls }) => {
      expectAsInModel('o1', limit, calls, 'items');
    },
    {
      examples: [
        [add('a', 2, 300), add('a', 1, 300), add('a', 1, 100)],
        [...filled, change('a', 4), change('b', 1), change('c', 1), remove('c')],
        [...filled, remove('a'), change('a', 1), remove('a'), add('a', 1, 100)],
        [add('10', 1, 1), add('2', 1, 1), add('1', 1, 1), remove('2'), add('2', 1, 1)],
      ].map((calls) => ({ limit: MAX, calls })),
    },
  );

  law(
    'product ids are the same only if the strings are equal',
    { limit: limited(MAX), products: twoKeys() },
    ({ limit, products: [one, other] }) => {
      const calls = [
        add(one, 1, 100),
        change(other, 2),
        remove(other),
        add(other, 3, 100),
        change(one, 4),
        remove(one),
      ];
      expectAsInModel('o1', limit, calls, 'items');
    },
    {
      examples: [...lookAlikes, ...hostileStrings.map((product) => [product, 'a'] as const)].map(([one, other]) => ({
        limit: MAX,
        products: [one, other] as [string, string],
      })),
    },
  );

  law(
    'an order can have many items, and its errors carry its id, whatever string that is',
    { id: anyString(), products: fc.integer({ min: 1, max: 30 }) },
    ({ id, products }) => {
      const calls = Array.from({ length: products }, (_, i) => add(`p${i}`, 1, i + 1));
      const all = [...calls, change('p0', 2), remove('unknown'), add('p0', 1, 1)];
      expectAsInModel(id, MAX, all, 'outcome');
    },
    {
      examples: [{ id: '', products: 20 }],
    },
  );
});

describe('5 ★★ Prices and quantities are positive integers', () => {
  example('an item with a quantity of −5 makes no room under the limit', () => {
    const session = sessionAfter('o1', [add('a', 9, 100)]);
    expect(session.perform(add('b', -5, 100))).toBe(
      "addItem -5 × 'b' at 100 throws OrderError, order 'o1', 'invalid number'",
    );
  });

  law(
    'addItem and changeQuantity reject numbers that are not positive integers',
    {
      limit: limited(1000),
      invalid: fc.constantFrom<number>(...invalidNumbers),
      valid: fc.integer({ min: 1, max: 3 }),
    },
    ({ limit, invalid, valid }) => {
      const calls = [
        add('b', invalid, valid),
        add('b', valid, invalid),
        change('a', invalid),
        add('b', invalid, invalid),
      ];
      const start = [add('a', 1, 300)];
      const after = calls.map((call) => {
        const [session, model] = [sessionAfter('o1', start, limit), expectedAfter('o1', start, limit)];
        return outcomesWithAnyReason(session, model, [call])[0];
      });
      expect(after).toEqual(calls.map((call) => expectedAfter('o1', start, limit).perform(call)));
    },
    { examples: invalidNumbers.map((invalid) => ({ limit: 1000, invalid, valid: 1 })) },
  );
});

describe('6 ★★ A rejected call changes nothing', () => {
  law(
    'after a rejected call, the getters return the same values as before',
    { limit: limited(1000), calls: anyCalls(ordinaryProducts(), 10) },
    ({ limit, calls }) => {
      const session = new Session('o1', limit);
      const rejected = calls.flatMap((call) => {
        const before = session.state('all');
        const outcome = session.perform(call);
        return outcome.endsWith('succeeds') ? [] : [{ outcome, before, after: session.state('all') }];
      });
      expect(rejected.map(({ outcome, after }) => `${outcome}; ${after}`)).toEqual(
        rejected.map(({ outcome, before }) => `${outcome}; ${before}`),
      );
    },
    { why: 'a caller that catches the error goes on and assumes that the order is unchanged', examples: rejections() },
  );

  example('a rejected item with huge numbers leaves no trace in the total', () => {
    const order = new Order('o1', 1000);
    order.addItem({ productId: 'a', unitPrice: 333, quantity: 1 });
    const huge = { productId: 'b', unitPrice: Number.MAX_SAFE_INTEGER, quantity: Number.MAX_SAFE_INTEGER };
    expect(thrownBy(() => order.addItem(huge))).toMatchObject({ reason: 'above limit' });
    expect(order.total).toBe(333);
  });

  law(
    'an order that has rejected calls then behaves like one that never received them',
    { limit: limited(1000), calls: anyCalls(ordinaryProducts(), 6), then: anyCalls(ordinaryProducts(), 6) },
    ({ limit, calls, then }) => {
      const session = new Session('o1', limit);
      const accepted = calls.filter((call) => session.perform(call).endsWith('succeeds'));
      const story = storyOf(session, then, 'all');
      expect(story).toEqual(storyOf(sessionAfter('o1', accepted, limit), then, 'all'));
    },
    {
      examples: rejections().flatMap(({ limit, calls }) =>
        [
          [add('c', 1, 100), change('a', 3), confirm],
          [remove('a'), add('a', 3, 300), confirm],
        ].map((then) => ({ limit, calls, then })),
      ),
    },
  );

  law(
    'a confirmed order rejects all four methods, even another confirm, and stays the same',
    { limit: limited(1000), calls: anyCalls(ordinaryProducts(), 8) },
    ({ limit, calls }) => {
      const start = [...filled, confirm];
      const session = sessionAfter('o1', start, limit);
      const before = session.state('all');
      const expected = calls.map((call) => expectedAfter('o1', start, limit).perform(call));
      expect(outcomesWithAnyReason(session, expectedAfter('o1', start, limit), calls)).toEqual(expected);
      expect(session.state('all')).toBe(before);
    },
    {
      why: 'a confirmed order has already been charged and is being packed',
      examples: [
        [confirm],
        [confirm, confirm, confirm],
        [change('a', 1)],
        [change('a', 2)],
        [remove('a'), confirm],
        [add('c', 1, 100)],
      ].map((calls) => ({ limit: 1000, calls })),
    },
  );
});

describe('7 ★★★ Values passed in or returned are independent of the order', () => {
  law(
    'nothing that a caller does to a returned value changes the order',
    { limit: limited(1000), calls: callsRejectedFor([], 1000, ordinaryProducts(), 4) },
    ({ limit, calls }) => {
      expect(successfulAttempts(limit, calls, 'returned values')).toEqual([]);
    },
    {
      why: 'in this way, a caller can bypass all checks of the order',
      examples: attemptExamples(),
      effort: 0.2,
    },
  );

  law(
    'items that were returned do not change when the order does',
    { limit: limited(1000), calls: callsRejectedFor([], 1000, ordinaryProducts(), 6) },
    ({ limit, calls }) => {
      const session = new Session('o1', limit);
      const snapshots = calls.map((call) => {
        session.perform(call);
        const items = session.items();
        return { items, before: itemsText(items) };
      });
      expect(snapshots.map(({ items }) => itemsText(items))).toEqual(snapshots.map(({ before }) => before));
    },
    {
      why: 'a caller that keeps these items for an invoice would bill the wrong items',
      examples: [
        [...filled, change('a', 1)],
        [...filled, remove('a')],
        [add('a', 1, 1), add('b', 1, 1)],
      ].map((calls) => ({ limit: 1000, calls })),
    },
  );

  law(
    'an order copies the items that it receives, and does not change those of the caller',
    { limit: limited(1000), calls: callsRejectedFor([], 1000, ordinaryProducts(), 6) },
    ({ limit, calls }, { caller }) => {
      const expected = storyOf(new Session('o1', limit), calls, 'all');
      expect(storyOf(new Session('o1', limit, caller), calls, 'all')).toEqual(expected);
    },
    { modes: { mutated: true }, examples: attemptExamples() },
  );
});

describe('8 ★★★ Only the four methods change an order', () => {
  law(
    'no other member of an order, and nothing that it holds or returns, can be used to change the order',
    { limit: limited(1000), calls: callsRejectedFor([], 1000, ordinaryProducts(), 4) },
    ({ limit, calls }) => {
      expect(successfulAttempts(limit, calls, 'the order')).toEqual([]);
    },
    {
      why: 'in this way, a caller can bypass all checks of the order',
      examples: attemptExamples(),
      effort: 0.2,
    },
  );

  law(
    'orders are independent, even if their ids are the same',
    { id: anyString(), limit: limited(MAX), calls: callsRejectedFor([], MAX, ordinaryProducts(), 6) },
    ({ id, limit, calls }, mode) => {
      const session = mode.use(() => new Session(id, limit));
      expect(storyOf(session, calls, 'items')).toEqual(storyOf(new ExpectedOrder(id, limit), calls, 'items'));
    },
    { modes: { inCompany: true }, examples: attemptExamples().map((one) => ({ id: 'o1', ...one, limit: MAX })) },
  );

  example('aggregate-root.ts exports only what the starter exports', () => {
    const listed = ['OrderStatus', 'LineItem', 'RejectionReason', 'OrderError', 'Order'];
    const names = exportsOf(sourceOf(import.meta.url, 'aggregate-root.ts')).map(({ name }) => name);
    expect(names.filter((name) => !listed.includes(name))).toEqual([]);
    expect(new Order('o1', 1000).status).toBe('DRAFT');
  });
});

function expectAsInModel(id: string, limit: number, calls: readonly Call[], detail: Detail): void {
  expect(storyOf(new Session(id, limit), calls, detail)).toEqual(storyOf(new ExpectedOrder(id, limit), calls, detail));
}
