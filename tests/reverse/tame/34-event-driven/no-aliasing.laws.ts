// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { settle } from '../../../../katas/support/settle.ts';
import { MessageBroker } from '../../../../katas/34-event-driven/event-driven.ts';

law(
  'messages arrive in order',
  { messages: fc.array(fc.constantFrom('m1', 'm2'), { maxLength: 3 }) },
  async ({ messages }) => {
    const [broker, calls] = [new MessageBroker({ maxAttempts: 3 }), [] as string[]];
    broker.subscribe('news', 'reader', noting(calls));
    for (const message of messages) await broker.publish('news', message);
    await settle();
    expect(calls).toEqual(messages);
  },
);

law(
  'a message that always fails becomes a dead letter',
  { maxAttempts: fc.integer({ min: 1, max: 3 }) },
  async ({ maxAttempts }) => {
    const broker = new MessageBroker({ maxAttempts });
    broker.subscribe('news', 'reader', () => Promise.reject(new Error('down')));
    await broker.publish('news', 'm1');
    await settle();
    expect(broker.deadLetters().length).toBe(1);
  },
);

function noting(calls: string[]): (message: string) => Promise<void> {
  return async (message) => void calls.push(message);
}
