// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order, type OrderEffects, TransitionRefusedError } from '../../../../katas/43-state/state.ts';

law('a new order accepts pay and cancel', { event: fc.constantFrom('pay', 'ship', 'cancel') }, ({ event }) => {
  expect(new Order('o1', 1, recorded([])).can(event)).toBe(event !== 'ship');
});

law('a refused event throws', { event: fc.constantFrom('pay', 'ship', 'cancel') }, ({ event }) => {
  const order = new Order('o1', 1, recorded([]));
  order.cancel();
  expect(() => order[event]()).toThrow(TransitionRefusedError);
});

law('a paid order is refunded', { amount: fc.nat(100) }, ({ amount }) => {
  const calls: string[] = [];
  const order = new Order('o1', amount, recorded(calls));
  order.pay();
  order.cancel();
  expect(calls).toEqual([`charge o1 ${amount}`, `refund o1 ${amount}`]);
});

function recorded(calls: string[]): OrderEffects {
  return {
    charge: (id, amount) => void calls.push(`charge ${id} ${amount}`),
    dispatch: (id) => void calls.push(`dispatch ${id}`),
    refund: (id, amount) => void calls.push(`refund ${id} ${amount}`),
  };
}
