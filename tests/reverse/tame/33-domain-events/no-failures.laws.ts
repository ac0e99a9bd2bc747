// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  type DomainEvent,
  EventDispatcher,
  Order,
  type OrderDetails,
} from '../../../../katas/33-domain-events/domain-events.ts';

law('every change of the address is an event', { addresses: fc.array(fc.constantFrom('a', 'b')) }, ({ addresses }) => {
  const order = new Order(details, () => 1000);
  for (const address of addresses) order.changeAddress(address);
  const expected = addresses.filter((address, i) => address !== (addresses[i - 1] ?? details.address));
  expect(order.popEvents().length).toBe(expected.length);
});

law('handlers get the events of their type', { types: fc.array(fc.constantFrom('a', 'b')) }, ({ types }) => {
  const [dispatcher, received] = [new EventDispatcher<DomainEvent>(), [] as string[]];
  dispatcher.register('a', ({ type }) => void received.push(type));
  dispatcher.dispatch(types.map((type) => ({ type, occurredAt: 0 })));
  expect(received).toEqual(types.filter((type) => type === 'a'));
});

const details: OrderDetails = { id: 'o1', customerId: 'c1', total: 4999, address: '1 Main Street' };
