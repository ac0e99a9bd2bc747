import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { type FailedCall, type Order, OrderFacade } from './facade.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r40

law('an order succeeds or fails', { order: orders() }, async ({ order }) => {
  const { success } = await facadeOf([]).placeOrder(order);
  expect(typeof success).toBe('boolean');
});

example('a facade has a method', () => {
  expect(typeof facadeOf([]).placeOrder).toBe('function');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function orders(): fc.Arbitrary<Order> {
  return fc.record({
    orderId: fc.constantFrom('o1', 'o2'),
    customerId: fc.constant('c1'),
    customerEmail: fc.constant('ada@example.com'),
    productId: fc.constantFrom('p1', 'p2'),
    qty: fc.constantFrom(1, 2),
    amount: fc.nat(9999),
    shippingAddress: fc.constant('1 Main Street'),
  });
}

/** A facade whose subsystems add each call to a list: `reserve p1 2`. */
function facadeOf(calls: string[], reports: FailedCall[] = []): OrderFacade {
  const note = async <T>(call: string, value: T): Promise<T> => {
    calls.push(call);
    return value;
  };
  return new OrderFacade(
    {
      reserve: (productId, qty) => note(`reserve ${productId} ${qty}`, true),
      release: (productId, qty) => note(`release ${productId} ${qty}`, undefined),
    },
    {
      charge: (customerId, amount) => note(`charge ${customerId} ${amount}`, 'AUTH-1'),
      refund: (authCode) => note(`refund ${authCode}`, undefined),
    },
    { scheduleDelivery: (orderId, address) => note(`deliver ${orderId} to ${address}`, 'TRK-1') },
    {
      sendConfirmation: (email, orderId, trackingId) => note(`confirm ${orderId} ${trackingId} to ${email}`, undefined),
    },
    (failure) => void reports.push(failure),
  );
}
