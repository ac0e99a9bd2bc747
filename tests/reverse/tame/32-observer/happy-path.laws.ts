// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { EventBus } from '../../../../katas/32-observer/observer.ts';

law('every handler gets the event', { event: fc.nat(9) }, ({ event }) => {
  const [bus, calls] = [new EventBus<number>(), [] as string[]];
  bus.subscribe(noting('a', calls));
  bus.subscribe(noting('b', calls));
  bus.publish(event);
  expect(calls.toSorted()).toEqual([`a ${event}`, `b ${event}`]);
});

law('a handler that has unsubscribed gets nothing', { event: fc.nat(9) }, ({ event }) => {
  const [bus, calls] = [new EventBus<number>(), [] as string[]];
  bus.subscribe(noting('a', calls))();
  bus.publish(event);
  expect(calls).toEqual([]);
});

function noting(name: string, calls: string[]): (event: number) => void {
  return (event) => void calls.push(`${name} ${event}`);
}
