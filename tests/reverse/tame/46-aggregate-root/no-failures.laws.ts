// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order } from '../../../../katas/46-aggregate-root/aggregate-root.ts';

law('a quantity can change', { quantity: fc.integer({ min: 1, max: 9 }) }, ({ quantity }) => {
  const order = new Order('o1', 1000);
  order.addItem({ productId: 'a', unitPrice: 10, quantity: 1 });
  order.changeQuantity('a', quantity);
  expect(order.items).toEqual([{ productId: 'a', unitPrice: 10, quantity }]);
});

law('an item can be removed', { unitPrice: fc.integer({ min: 1, max: 9 }) }, ({ unitPrice }) => {
  const order = new Order('o1', 1000);
  order.addItem({ productId: 'a', unitPrice, quantity: 1 });
  order.removeItem('a');
  expect(order.total).toBe(0);
  expect(order.items).toEqual([]);
});
