// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { settle } from '../../../../katas/support/settle.ts';
import { MessageBroker } from '../../../../katas/34-event-driven/event-driven.ts';

law('all consumers of a topic get a message', { message: fc.constantFrom('m1', 'm2') }, async ({ message }) => {
  const [broker, calls] = [new MessageBroker({ maxAttempts: 3 }), [] as string[]];
  for (const name of ['a', 'b']) broker.subscribe('news', name, noting(calls));
  broker.subscribe('other', 'a', noting(calls));
  await broker.publish('news', message);
  await settle();
  expect(calls).toEqual([message, message]);
});

law('a paused service gets its messages later', { message: fc.constantFrom('m1', 'm2') }, async ({ message }) => {
  const [broker, calls] = [new MessageBroker({ maxAttempts: 3 }), [] as string[]];
  broker.subscribe('news', 'reader', noting(calls));
  broker.pause('reader');
  await broker.publish('news', message);
  await settle();
  expect(calls).toEqual([]);
  broker.resume('reader');
  await settle();
  expect(calls).toEqual([message]);
});

function noting(calls: string[]): (message: string) => Promise<void> {
  return async (message) => void calls.push(message);
}
