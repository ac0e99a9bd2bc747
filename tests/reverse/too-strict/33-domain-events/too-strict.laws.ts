// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Order, type OrderDetails } from '../../../../katas/33-domain-events/domain-events.ts';

law('identity: an event is a frozen object', { address: fc.constantFrom('a', 'b') }, ({ address }) => {
  const order = new Order(details, () => 1000);
  order.changeAddress(address);
  expect(order.popEvents().every((event) => Object.isFrozen(event))).toBe(true);
});

const details: OrderDetails = { id: 'o1', customerId: 'c1', total: 4999, address: '1 Main Street' };
