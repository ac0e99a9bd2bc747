// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order, type OrderItem } from '../../../../katas/30-clean-architecture/entities.ts';
import { createApp, InMemoryOrders } from '../../../../katas/30-clean-architecture/main.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law('identity: an order always returns the same list', { id: fc.constantFrom('o1', 'o2') }, ({ id }) => {
  const order = new Order(id, 'c1', items);
  expect(order.items).toBe(order.items);
});

law('timing: placing an order takes three microtask turns', { id: fc.constantFrom('o1', 'o2') }, async ({ id }) => {
  const app = createApp(new InMemoryOrders(), () => id);
  expect(await turnsOf(() => app.place({ customerId: 'c1', items }))).toBe(3);
});

const items: OrderItem[] = [{ productId: 'p1', price: 100, quantity: 2 }];
