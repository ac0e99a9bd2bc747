// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { EventBus } from '../../../../katas/32-observer/observer.ts';

law('message: the error counts the handlers that failed', { count: fc.integer({ min: 1, max: 3 }) }, ({ count }) => {
  const bus = new EventBus<number>();
  for (let i = 0; i < count; i += 1) {
    bus.subscribe(() => {
      throw new Error('down');
    });
  }
  expect(() => bus.publish(1)).toThrow(`Handlers that failed: ${count}`);
});
