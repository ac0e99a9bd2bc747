// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order } from '../../../../katas/46-aggregate-root/aggregate-root.ts';

law(
  'identity: the items are the same array until they change',
  { quantity: fc.integer({ min: 1, max: 9 }) },
  ({ quantity }) => {
    const order = new Order('o1', 1000);
    order.addItem({ productId: 'a', unitPrice: 1, quantity });
    expect(order.items).toBe(order.items);
  },
);

law('identity: the items are frozen', { quantity: fc.integer({ min: 1, max: 9 }) }, ({ quantity }) => {
  const order = new Order('o1', 1000);
  order.addItem({ productId: 'a', unitPrice: 1, quantity });
  expect(Object.isFrozen(order.items[0])).toBe(true);
});
