// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order } from '../../../../katas/30-clean-architecture/entities.ts';
import { createApp, InMemoryOrders } from '../../../../katas/30-clean-architecture/main.ts';

law('an order of one item costs its price', { price: fc.nat(100) }, ({ price }) => {
  const order = new Order('o1', 'c1', [{ productId: 'p1', price, quantity: 1 }]);
  expect([order.id, order.customerId, order.total]).toEqual(['o1', 'c1', price]);
});

law('a placed order is found', { price: fc.nat(100) }, async ({ price }) => {
  const orders = new InMemoryOrders();
  const app = createApp(orders, () => 'o1');
  const { status } = await app.place({ customerId: 'c1', items: [{ productId: 'p1', price, quantity: 1 }] });
  expect(status).toBe(201);
  expect(orders.find('o1')?.id).toBe('o1');
});
