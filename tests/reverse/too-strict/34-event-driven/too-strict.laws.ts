// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { MessageBroker } from '../../../../katas/34-event-driven/event-driven.ts';
import { turnsOf } from '../../../support/turns-of.ts';

law('timing: publishing takes one microtask turn', { message: fc.constantFrom('m1', 'm2') }, async ({ message }) => {
  const broker = new MessageBroker({ maxAttempts: 1 });
  broker.subscribe('news', 'reader', async () => {});
  expect(await turnsOf(() => broker.publish('news', message))).toBe(1);
});

law(
  'timing: a handler starts before publish returns',
  { message: fc.constantFrom('m1', 'm2') },
  async ({ message }) => {
    const [broker, calls] = [new MessageBroker({ maxAttempts: 1 }), [] as string[]];
    broker.subscribe<string>('news', 'reader', async (one) => void calls.push(one));
    const published = broker.publish('news', message);
    expect(calls.length).toBe(1);
    await published;
  },
);

law(
  'identity: two lists of dead letters are different arrays',
  { maxAttempts: fc.integer({ min: 1, max: 3 }) },
  ({ maxAttempts }) => {
    const broker = new MessageBroker({ maxAttempts });
    expect(broker.deadLetters()).not.toBe(broker.deadLetters());
  },
);
