// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { type Order, OrderFacade } from '../../../../katas/40-facade/facade.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law('timing: an order takes nine microtask turns', { qty: fc.integer({ min: 1, max: 5 }) }, async ({ qty }) => {
  expect(await turnsOf(() => facadeOf(true).placeOrder({ ...order, qty }))).toBe(9);
});

law('identity: a result is not frozen', { isInStock: fc.boolean() }, async ({ isInStock }) => {
  expect(Object.isFrozen(await facadeOf(isInStock).placeOrder(order))).toBe(false);
});

const order: Order = {
  orderId: 'o1',
  customerId: 'c1',
  customerEmail: 'ada@example.com',
  productId: 'p1',
  qty: 2,
  amount: 4999,
  shippingAddress: '1 Main Street',
};

function facadeOf(isInStock: boolean): OrderFacade {
  return new OrderFacade(
    { reserve: async () => isInStock, release: async () => {} },
    { charge: async () => 'AUTH-1', refund: async () => {} },
    { scheduleDelivery: async () => 'TRK-1' },
    { sendConfirmation: async () => {} },
    () => {},
  );
}
