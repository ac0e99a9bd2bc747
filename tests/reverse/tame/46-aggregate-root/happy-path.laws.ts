// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order } from '../../../../katas/46-aggregate-root/aggregate-root.ts';

law(
  'the total of two items is the sum of their prices times quantities',
  { firstUnitPrice: fc.integer({ min: 1, max: 50 }), secondUnitPrice: fc.integer({ min: 1, max: 50 }) },
  ({ firstUnitPrice, secondUnitPrice }) => {
    const order = new Order('o1', 1000);
    order.addItem({ productId: 'a', unitPrice: firstUnitPrice, quantity: 1 });
    order.addItem({ productId: 'b', unitPrice: secondUnitPrice, quantity: 2 });
    expect(order.total).toBe(firstUnitPrice + 2 * secondUnitPrice);
  },
);

law('an order with an item can be confirmed', { quantity: fc.integer({ min: 1, max: 5 }) }, ({ quantity }) => {
  const order = new Order('o1', 1000);
  order.addItem({ productId: 'a', unitPrice: 10, quantity });
  order.confirm();
  expect(order.status).toBe('CONFIRMED');
});
