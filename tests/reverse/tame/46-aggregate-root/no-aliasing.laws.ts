// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order, OrderError } from '../../../../katas/46-aggregate-root/aggregate-root.ts';

law('the total stays below the limit', { unitPrice: fc.integer({ min: 1, max: 200 }) }, ({ unitPrice }) => {
  const order = new Order('o1', 100);
  const add = () => order.addItem({ productId: 'a', unitPrice, quantity: 1 });
  if (unitPrice > 100) expect(add).toThrow(OrderError);
  else add();
  expect(order.total).toBe(unitPrice > 100 ? 0 : unitPrice);
});

law('an empty order cannot be confirmed', { id: fc.constantFrom('o1', 'o2') }, ({ id }) => {
  expect(() => new Order(id, 100).confirm()).toThrow(OrderError);
});

law('a quantity is positive', { quantity: fc.integer({ min: -5, max: 0 }) }, ({ quantity }) => {
  expect(() => new Order('o1', 100).addItem({ productId: 'a', unitPrice: 1, quantity })).toThrow(OrderError);
});
