// Tame: never asks for anything that fails or is refused.
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

law('unsubscribing ends one subscription', { event: fc.nat(9), at: fc.nat(2) }, ({ event, at }) => {
  const [bus, calls] = [new EventBus<number>(), [] as string[]];
  const names = ['a', 'b', 'c'];
  const ends = names.map((name) => bus.subscribe(noting(name, calls)));
  ends[at]?.();
  bus.publish(event);
  expect(calls).toEqual(names.filter((_, i) => i !== at).map((name) => `${name} ${event}`));
});

function noting(name: string, calls: string[]): (event: number) => void {
  return (event) => void calls.push(`${name} ${event}`);
}
