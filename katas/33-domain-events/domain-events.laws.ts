import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { type DomainEvent, EventDispatcher, Order, type OrderDetails } from './domain-events.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r33

law('placing an order records something', { details: orderDetails() }, ({ details }) => {
  const order = new Order(details, () => 1000);
  order.place();
  expect(Array.isArray(order.popEvents())).toBe(true);
});

example('dispatching returns nothing', () => {
  const dispatcher = new EventDispatcher<DomainEvent>();
  dispatcher.register('Moved', noting('a', []));
  expect(dispatcher.dispatch([])).toBeUndefined();
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function orderDetails(): fc.Arbitrary<OrderDetails> {
  return fc.record({
    id: fc.constantFrom('o1', 'o2'),
    customerId: fc.constant('c1'),
    total: fc.nat(100),
    address: fc.constantFrom('1 Main Street', '7 Park Lane'),
  });
}

/** A handler that adds each event to a list: `a OrderPlaced`. */
function noting(name: string, calls: string[]): (event: DomainEvent) => void {
  return (event) => void calls.push(`${name} ${event.type}`);
}
