// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order, type OrderEffects } from '../../../../katas/43-state/state.ts';

law('an order is paid and shipped', { amount: fc.nat(100) }, ({ amount }) => {
  const calls: string[] = [];
  const order = new Order('o1', amount, recorded(calls));
  order.pay();
  order.ship();
  expect(order.status()).toBe('SHIPPED');
  expect(calls).toEqual([`charge o1 ${amount}`, 'dispatch o1']);
});

law('an order can be cancelled', { amount: fc.nat(100) }, ({ amount }) => {
  const order = new Order('o1', amount, recorded([]));
  order.cancel();
  expect(order.status()).toBe('CANCELLED');
});

function recorded(calls: string[]): OrderEffects {
  return {
    charge: (id, amount) => void calls.push(`charge ${id} ${amount}`),
    dispatch: (id) => void calls.push(`dispatch ${id}`),
    refund: (id, amount) => void calls.push(`refund ${id} ${amount}`),
  };
}
