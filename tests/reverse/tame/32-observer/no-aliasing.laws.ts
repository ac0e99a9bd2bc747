// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { EventBus } from '../../../../katas/32-observer/observer.ts';

law('handlers get events in the order of subscription', { events: fc.array(fc.nat(9)) }, ({ events }) => {
  const [bus, calls] = [new EventBus<number>(), [] as string[]];
  for (const name of ['a', 'b', 'c']) bus.subscribe(noting(name, calls));
  for (const event of events) bus.publish(event);
  expect(calls).toEqual(events.flatMap((event) => [`a ${event}`, `b ${event}`, `c ${event}`]));
});

law('the others get events after one has unsubscribed', { event: fc.nat(9) }, ({ event }) => {
  const [bus, calls] = [new EventBus<number>(), [] as string[]];
  const end = bus.subscribe(noting('a', calls));
  bus.subscribe(noting('b', calls));
  end();
  bus.publish(event);
  expect(calls).toEqual([`b ${event}`]);
});

law('publish throws if a handler throws', { event: fc.nat(9) }, ({ event }) => {
  const bus = new EventBus<number>();
  bus.subscribe(() => {
    throw new Error('down');
  });
  expect(() => bus.publish(event)).toThrow();
});

function noting(name: string, calls: string[]): (event: number) => void {
  return (event) => void calls.push(`${name} ${event}`);
}
