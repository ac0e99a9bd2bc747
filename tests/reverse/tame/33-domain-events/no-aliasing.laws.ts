// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  DispatchError,
  type DomainEvent,
  EventDispatcher,
  Order,
  type OrderDetails,
  OrderStatusError,
} from '../../../../katas/33-domain-events/domain-events.ts';

law('a new address is recorded', { address: fc.constantFrom('7 Park Lane', '1 Main Street') }, ({ address }) => {
  const order = new Order(details, () => 1000);
  order.changeAddress(address);
  expect(order.popEvents().length).toBe(address === details.address ? 0 : 1);
});

law('a placed order cannot be placed', { occurredAt: fc.nat(9) }, ({ occurredAt }) => {
  const order = new Order(details, () => occurredAt);
  order.place();
  expect(() => order.place()).toThrow(OrderStatusError);
});

law('dispatch throws if a handler throws', { occurredAt: fc.nat(9) }, ({ occurredAt }) => {
  const dispatcher = new EventDispatcher<DomainEvent>();
  dispatcher.register('Moved', () => {
    throw new Error('down');
  });
  expect(() => dispatcher.dispatch([{ type: 'Moved', occurredAt }])).toThrow(DispatchError);
});

const details: OrderDetails = { id: 'o1', customerId: 'c1', total: 4999, address: '1 Main Street' };
