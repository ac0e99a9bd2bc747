// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  type DomainEvent,
  EventDispatcher,
  Order,
  type OrderDetails,
} from '../../../../katas/33-domain-events/domain-events.ts';

law('placing and cancelling', { reason: fc.constantFrom('too late', 'too dear') }, ({ reason }) => {
  const order = new Order(details, () => 1000);
  order.place();
  order.cancel(reason);
  expect(order.status).toBe('CANCELLED');
  expect(order.popEvents().map(({ type }) => type)).toEqual(['OrderPlaced', 'OrderCancelled']);
});

law('a handler gets its event', { occurredAt: fc.nat(9) }, ({ occurredAt }) => {
  const [dispatcher, received] = [new EventDispatcher<DomainEvent>(), [] as number[]];
  dispatcher.register('Moved', (event) => void received.push(event.occurredAt));
  dispatcher.dispatch([{ type: 'Moved', occurredAt }]);
  expect(received).toEqual([occurredAt]);
});

const details: OrderDetails = { id: 'o1', customerId: 'c1', total: 4999, address: '1 Main Street' };
