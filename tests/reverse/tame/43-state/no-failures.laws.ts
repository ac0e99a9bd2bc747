// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order, type OrderEffects, type OrderEvent, pending, paid } from '../../../../katas/43-state/state.ts';

law(
  'accepted events lead to a status',
  { events: fc.array(fc.constantFrom<OrderEvent[]>('pay', 'ship', 'cancel')) },
  ({ events }) => {
    const order = new Order('o1', 1, recorded([]));
    for (const event of events) if (order.can(event)) order[event]();
    expect(['PENDING', 'PAID', 'SHIPPED', 'CANCELLED']).toContain(order.status());
  },
);

law('an order starts in any state', { amount: fc.nat(100) }, ({ amount }) => {
  const order = new Order('o1', amount, recorded([]), paid);
  order.ship();
  expect(order.status()).toBe('SHIPPED');
  expect(new Order('o1', amount, recorded([]), pending).status()).toBe('PENDING');
});

function recorded(calls: string[]): OrderEffects {
  return {
    charge: (id, amount) => void calls.push(`charge ${id} ${amount}`),
    dispatch: (id) => void calls.push(`dispatch ${id}`),
    refund: (id, amount) => void calls.push(`refund ${id} ${amount}`),
  };
}
