import fc from 'fast-check';
import { type Failure, failureOf, ordinaryFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { anyString, wholeNumbers } from '../support/hostile.ts';
import { events, type Setup, type StateRecipe, type Step } from './state.model.ts';
import { type OrderEvent, TransitionRefusedError } from './state.ts';

/** Every path from a new order to a status. */
export const paths: readonly (readonly OrderEvent[])[] = [[], ['pay'], ['pay', 'ship'], ['cancel'], ['pay', 'cancel']];

/** Where the states come from. */
export const origins = ['your own', 'from other code'] as const;

export const ownStatuses = ['PENDING', 'PAID', 'SHIPPED', 'CANCELLED'] as const;

/** Short sequences of these steps. */
export function sequences<T>(steps: readonly T[]): fc.Arbitrary<T[]> {
  return walks(fc.constantFrom(...steps), 10);
}

export function amounts(): fc.Arbitrary<number> {
  return wholeNumbers().map((n) => Math.max(n, 1));
}

export function severalEvents(): fc.Arbitrary<OrderEvent[]> {
  return fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 3 });
}

/** Events that have an effect, each with the events that have to come before it. */
export const eventsWithEffects: readonly { after: OrderEvent[]; event: OrderEvent }[] = [
  { after: [], event: 'pay' },
  { after: ['pay'], event: 'ship' },
  { after: ['pay'], event: 'cancel' },
];

/** The methods of the learner's own states. */
export const ownMethods: readonly { status: string; event: OrderEvent }[] = [
  { status: 'PENDING', event: 'pay' },
  { status: 'PENDING', event: 'cancel' },
  { status: 'PAID', event: 'ship' },
  { status: 'PAID', event: 'cancel' },
];

/** Those that call an effect, each with the events that have to come before. */
export const ownMethodsWithEffects = eventsWithEffects.map(({ after, event }) => ({
  status: after.length === 0 ? 'PENDING' : 'PAID',
  event,
  after,
}));

export function settingsFor(states: (typeof origins)[number]): Setup {
  if (states === 'your own') return {};
  return {
    start: 'first',
    plugIns: {
      first: { status: 'ON_HOLD', pay: 'first', ship: 'second', cancel: 'PENDING' },
      second: { status: 'PENDING', pay: 'PAID', ship: 'second', cancel: 'first' },
    },
  };
}

export const stepsThatMayFail: readonly Step[] = [...events, ...events.map((event): Step => `${event} fails`)];

/** What an effect may throw. */
export function failures(): Failure[] {
  return [
    ordinaryFailure(),
    failureOf('undefined', undefined),
    failureOf('a TransitionRefusedError', anotherRefusal()),
  ];
}

/** What the order itself would throw if it refused `pay`. */
export function anotherRefusal(): TransitionRefusedError {
  return new TransitionRefusedError('PENDING', 'pay');
}

/** An event, and which of two orders gets it. */
export interface Sent {
  order: 'A' | 'B';
  event: OrderEvent;
}

export const eventsOfTwo: readonly Sent[] = events.flatMap((event) => [toOrder('A', event), toOrder('B', event)]);

export function toOrder(order: 'A' | 'B', event: OrderEvent): Sent {
  return { order, event };
}

export function eventsFor(name: 'A' | 'B', story: readonly Sent[]): OrderEvent[] {
  return story.filter(({ order }) => order === name).map(({ event }) => event);
}

export function lifeOf(order: 'A' | 'B', end: OrderEvent): Sent[] {
  return [toOrder(order, 'pay'), toOrder(order, end)];
}

/**
 * Plugged-in states: a status, and the next state for some of the events. Their statuses may be the same as those of
 * the learner's states.
 */
export function recipes(): fc.Arbitrary<StateRecipe> {
  const next = fc.constantFrom('first', 'second', 'PENDING', 'PAID', 'SHIPPED', 'CANCELLED');
  const status = fc.oneof(fc.constantFrom('ON_HOLD', 'PENDING', 'PAID', 'SHIPPED'), anyString());
  return fc.record(
    { status, pay: next, ship: next, cancel: next },
    { requiredKeys: ['status'], noNullPrototype: true },
  ) as fc.Arbitrary<StateRecipe>;
}

export function pluggedIn(): { first: StateRecipe; second: StateRecipe; events: OrderEvent[] }[] {
  const returned = { status: 'RETURNED', ship: 'SHIPPED', cancel: 'CANCELLED' };
  return [
    {
      first: { status: 'ON_HOLD', pay: 'PENDING', ship: 'first' },
      second: returned,
      events: ['ship', 'pay', 'pay', 'ship'],
    },
    { first: { status: 'SHIPPED', cancel: 'second' }, second: returned, events: ['pay', 'cancel', 'ship', 'cancel'] },
    { first: { status: 'PENDING', ship: 'PENDING' }, second: returned, events: ['ship', 'ship', 'pay', 'cancel'] },
    { first: { status: 'PENDING', ship: 'PAID' }, second: returned, events: ['pay', 'ship', 'cancel'] },
  ];
}
