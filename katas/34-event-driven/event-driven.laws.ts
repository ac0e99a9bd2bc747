import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { settle } from '../support/settle.ts';
import {
  type Broker,
  MessageBroker,
  OrderService,
  startNotificationService,
  startShippingService,
} from './event-driven.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r34

law('a message reaches somebody or nobody', { messages: fc.integer({ min: 1, max: 3 }) }, async ({ messages }) => {
  const calls: string[] = [];
  const broker = new MessageBroker({ maxAttempts: 3 });
  broker.subscribe<string>('news', 'reader', noting('reader', calls));
  for (let i = 1; i <= messages; i += 1) await broker.publish('news', `m${i}`);
  // Gives all consumers time to react.
  await settle();
  expect(calls.length).toBeGreaterThanOrEqual(0);
  expect(Array.isArray(broker.deadLetters())).toBe(true);
});

example('the services work with any broker', async () => {
  const topics: string[] = [];
  const broker: Broker = {
    publish: async (topic) => void topics.push(topic),
    subscribe: (topic) => void topics.push(topic),
  };
  startShippingService(broker, async (orderId) => `TRK-${orderId}`);
  startNotificationService(broker, async () => {});
  await new OrderService(broker).placeOrder('o1');
  expect(Array.isArray(topics)).toBe(true);
});

// Below are helpers. Change them and add generators, because a law is only as good as its inputs.

/** A handler that adds each message to a list: `reader m1`. */
function noting(name: string, calls: string[]): (message: string) => Promise<void> {
  return async (message) => void calls.push(`${name} ${message}`);
}
