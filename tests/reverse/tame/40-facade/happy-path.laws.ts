// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { type FailedCall, type Order, OrderFacade } from '../../../../katas/40-facade/facade.ts';

law('an order succeeds', { qty: fc.integer({ min: 1, max: 5 }) }, async ({ qty }) => {
  expect(await facadeOf([]).placeOrder({ ...order, qty })).toEqual({ success: true, trackingId: 'TRK-1' });
});

law('four calls are made', { amount: fc.nat(9999) }, async ({ amount }) => {
  const calls: string[] = [];
  await facadeOf(calls).placeOrder({ ...order, amount });
  expect(calls.toSorted()).toEqual(['charge', 'confirm', 'deliver', 'reserve']);
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

/** A facade whose subsystems add each call to a list, and of whose calls one may fail. */
function facadeOf(calls: string[], failing = '', reports: FailedCall[] = [], isInStock = true): OrderFacade {
  const note = async <T>(call: string, value: T): Promise<T> => {
    calls.push(call);
    if (call === failing) throw new Error('down');
    return value;
  };
  return new OrderFacade(
    { reserve: () => note('reserve', isInStock), release: () => note('release', undefined) },
    { charge: () => note('charge', 'AUTH-1'), refund: () => note('refund', undefined) },
    { scheduleDelivery: () => note('deliver', 'TRK-1') },
    { sendConfirmation: () => note('confirm', undefined) },
    (failure) => void reports.push(failure),
  );
}
