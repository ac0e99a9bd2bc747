import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { type LineItem, Order } from './aggregate-root.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r46

law('an order has a total', { limit: limits(), item: items() }, ({ limit, item }) => {
  const order = new Order('o1', limit);
  order.addItem(item);
  expect(typeof order.total).toBe('number');
});

example('a new order has a status', () => {
  expect(typeof new Order('o1', 1000).status).toBe('string');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function limits(): fc.Arbitrary<number> {
  return fc.integer({ min: 900, max: 1000 });
}

function items(): fc.Arbitrary<LineItem> {
  return fc.record({
    productId: fc.constantFrom('a', 'b'),
    unitPrice: fc.integer({ min: 1, max: 100 }),
    quantity: fc.integer({ min: 1, max: 3 }),
  });
}
