// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { InvalidOrderError, Order, type OrderItem } from '../../../../katas/30-clean-architecture/entities.ts';
import { presentError } from '../../../../katas/30-clean-architecture/interface-adapters.ts';

law('the total adds up', { items: someItems() }, ({ items }) => {
  const total = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
  expect(new Order('o1', 'c1', items).total).toBe(total);
});

law('a negative price is invalid', { price: fc.integer({ min: -9, max: -1 }) }, ({ price }) => {
  expect(() => new Order('o1', 'c1', [{ productId: 'p1', price, quantity: 1 }])).toThrow(InvalidOrderError);
});

law('an error is presented with a status', { field: fc.constantFrom('items', 'price', 'quantity') }, ({ field }) => {
  expect(presentError(new InvalidOrderError(field)).status).toBe(400);
  expect(presentError(new Error('down')).status).toBe(500);
});

function someItems(): fc.Arbitrary<OrderItem[]> {
  const item = fc.record({
    productId: fc.constantFrom('p1', 'p2'),
    price: fc.nat(100),
    quantity: fc.integer({ min: 1, max: 3 }),
  });
  return fc.array(item, { minLength: 1, maxLength: 3 });
}
