// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order } from '../../../../katas/46-aggregate-root/aggregate-root.ts';

law(
  'the total of two items',
  { a: fc.integer({ min: 1, max: 50 }), b: fc.integer({ min: 1, max: 50 }) },
  ({ a, b }) => {
    const order = new Order('o1', 1000);
    order.addItem({ productId: 'a', unitPrice: a, quantity: 1 });
    order.addItem({ productId: 'b', unitPrice: b, quantity: 2 });
    expect(order.total).toBe(a + 2 * b);
  },
);

law('an order with an item can be confirmed', { quantity: fc.integer({ min: 1, max: 5 }) }, ({ quantity }) => {
  const order = new Order('o1', 1000);
  order.addItem({ productId: 'a', unitPrice: 10, quantity });
  order.confirm();
  expect(order.status).toBe('CONFIRMED');
});
