// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { settle } from '../../../../katas/support/settle.ts';
import {
  MessageBroker,
  OrderService,
  startNotificationService,
  startShippingService,
} from '../../../../katas/34-event-driven/event-driven.ts';

law('a message reaches its consumer', { message: fc.constantFrom('m1', 'm2') }, async ({ message }) => {
  const [broker, calls] = [new MessageBroker({ maxAttempts: 3 }), [] as string[]];
  broker.subscribe('news', 'reader', noting(calls));
  await broker.publish('news', message);
  await settle();
  expect(calls).toEqual([message]);
});

law('a placed order is shipped', { orderId: fc.constantFrom('o1', 'o2') }, async ({ orderId }) => {
  const [broker, emails] = [new MessageBroker({ maxAttempts: 3 }), [] as string[]];
  startShippingService(broker, async (id) => `TRK-${id}`);
  startNotificationService(broker, async (id, code) => void emails.push(`${id} ${code}`));
  await new OrderService(broker).placeOrder(orderId);
  await settle();
  expect(emails).toEqual([`${orderId} TRK-${orderId}`]);
});

function noting(calls: string[]): (message: string) => Promise<void> {
  return async (message) => void calls.push(message);
}
