import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { EventBus } from './observer.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r32

law('publishing returns nothing', { events: events() }, ({ events }) => {
  const bus = new EventBus<number>();
  bus.subscribe(() => {});
  for (const event of events) expect(bus.publish(event)).toBeUndefined();
});

example('subscribing returns a function that ends the subscription', () => {
  expect(typeof new EventBus<number>().subscribe(noting('a', []))).toBe('function');
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function events(): fc.Arbitrary<number[]> {
  return fc.array(fc.constantFrom(1, 2, 3), { minLength: 1, maxLength: 3 });
}

/** A handler that adds each event to a list: `a 1`. */
function noting(name: string, calls: string[]): (event: number) => void {
  return (event) => void calls.push(`${name} ${event}`);
}
