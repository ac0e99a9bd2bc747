// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { type FailedCall, type Order, OrderFacade } from '../../../../katas/40-facade/facade.ts';

law('a failed call has a reason', { failing: fc.constantFrom('reserve', 'charge', 'deliver') }, async ({ failing }) => {
  const reason = failing === 'charge' ? 'payment-failed' : 'unavailable';
  expect(await facadeOf([], failing).placeOrder(order)).toEqual({ success: false, reason });
});

law('a failed call is reported', { failing: fc.constantFrom('reserve', 'charge') }, async ({ failing }) => {
  const reports: FailedCall[] = [];
  await facadeOf([], failing, reports).placeOrder(order);
  expect(reports.map(({ orderId, call }) => [orderId, call])).toEqual([['o1', failing]]);
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
