// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { type FailedCall, type Order, OrderFacade } from '../../../../katas/40-facade/facade.ts';

law('the calls are made in order', { qty: fc.integer({ min: 1, max: 5 }) }, async ({ qty }) => {
  const calls: string[] = [];
  await facadeOf(calls).placeOrder({ ...order, qty });
  expect(calls).toEqual(['reserve', 'charge', 'deliver', 'confirm']);
});

law('two orders make the same calls', { amounts: fc.tuple(fc.nat(9), fc.nat(9)) }, async ({ amounts }) => {
  const calls: string[] = [];
  const facade = facadeOf(calls);
  for (const amount of amounts) {
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    await facade.placeOrder({ ...order, amount });
  }
  expect(calls.length).toBe(8);
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
