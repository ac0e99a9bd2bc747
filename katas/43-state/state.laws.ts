import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { Order, type OrderEffects, type OrderEvent } from './state.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r43

law('an order that has received events still has a status', { events: events() }, ({ events }) => {
  const order = new Order('o1', 1000, recorded([]));
  for (const event of events) {
    if (order.can(event)) order[event]();
  }
  expect(typeof order.status()).toBe('string');
});

example('creating an order calls no effects', () => {
  const calls: string[] = [];
  expect(new Order('o1', 1000, recorded(calls)).status()).toBe('PENDING');
  expect(calls).toEqual([]);
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function events(): fc.Arbitrary<OrderEvent[]> {
  return fc.array(fc.constantFrom<OrderEvent[]>('pay', 'ship', 'cancel'), { maxLength: 3 });
}

/** Effects that add each call to a list: `charge o1 1000`. */
function recorded(calls: string[]): OrderEffects {
  return {
    charge: (id, amount) => void calls.push(`charge ${id} ${amount}`),
    dispatch: (id) => void calls.push(`dispatch ${id}`),
    refund: (id, amount) => void calls.push(`refund ${id} ${amount}`),
  };
}
