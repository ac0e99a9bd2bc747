import fc from 'fast-check';
import type { Step } from './event-driven.model.ts';

const pausedSteps: Step[][] = [
  ['publish m1', 'publish m2', 'resume warehouse', 'finish warehouse'],
  ['publish m1', 'pause warehouse', 'publish m2', 'finish warehouse'],
  ['pause warehouse', 'publish m1', 'publish m2'],
  ['pause warehouse', 'pause warehouse', 'publish m1', 'resume warehouse', 'publish m2'],
  ['publish m1', 'publish m2', 'pause warehouse', 'resume warehouse', 'finish warehouse'],
  ['publish m1', 'publish m2', 'pause warehouse', 'finish warehouse', 'resume warehouse'],
];

/** Stories in which the warehouse is paused or resumed at a bad moment. */
export const pauses = [{}, { m1: 1 }, { m1: 2 }].flatMap((failures: Record<string, number>) =>
  pausedSteps.map((steps) => ({ failures, steps })),
);

/** Stories in which messages wait in queues. */
export const queues: { replying: string; steps: Step[] }[] = [
  { replying: 'warehouse', steps: ['publish m1'] },
  { replying: 'notifier', steps: ['publish m1'] },
  { replying: 'no consumer', steps: ['publish m1', 'publish m2', 'finish warehouse', 'publish m3'] },
  { replying: 'no consumer', steps: numbered('publish m', 30) as Step[] },
];

/** Failures that are retried and given up on. */
export const retries: {
  maxAttempts: number;
  warehouseFails: Record<string, number>;
  notifierFails: Record<string, number>;
  how: 'throws' | 'rejects';
}[] = [
  { maxAttempts: 1, warehouseFails: { m1: 1 }, notifierFails: {}, how: 'throws' },
  { maxAttempts: 2, warehouseFails: { m1: 1, m2: 2 }, notifierFails: { m1: 1 }, how: 'rejects' },
  { maxAttempts: 3, warehouseFails: { m1: 2, m2: 4, m3: 2 }, notifierFails: {}, how: 'rejects' },
];

/** Steps of which the last one causes the next attempt of the warehouse to start. */
export const starts: Step[][] = [
  ['publish m1'],
  ['publish m1', 'publish m2', 'finish warehouse'],
  ['pause warehouse', 'publish m1', 'resume warehouse'],
];

/** The warehouse is paused shortly after one of `starts`, and resumed shortly afterwards. */
export const startsWithPauses = starts.flatMap((steps) =>
  upTo(5).flatMap((ticksBeforePause) =>
    [0, 1, 5].map((ticksBeforeResume) => ({ steps, ticksBeforePause, ticksBeforeResume })),
  ),
);

/** Values that careless code mistakes for no message, and an ordinary one. */
export const values: readonly unknown[] = [null, false, 0, '', [], {}, 'm'];

/** Deliveries of these values to topics that careless code mistakes for something else. */
export const deliveries = values.map((value) => ({
  topics: ['__proto__', 'constructor'] as [string, string],
  messages: [value, 'm', 'm'].map((message, i): [number, unknown] => [i % 2, message]),
}));

/** Steps, some of which publish `m1`, `m2` and so on, in this order. */
export function stories(...others: Step[]): fc.Arbitrary<Step[]> {
  const step = fc.oneof({ weight: 2, arbitrary: fc.constant('publish') }, fc.constantFrom(...others));
  return fc.array(step, { maxLength: 12, size: 'max' }).map((steps) => {
    let count = 0;
    return steps.map((one): Step => (one === 'publish' ? `publish m${(count += 1)}` : (one as Step)));
  });
}

/** How many attempts to handle each of these messages fail. */
export function failuresOf(messages: readonly string[], max: number): fc.Arbitrary<Record<string, number>> {
  return fc.dictionary(fc.constantFrom(...messages), fc.integer({ min: 1, max }), { noNullPrototype: true });
}

/** How many attempts at one of these messages fail, or none: rule 6 covers the count for each of several messages. */
export function failuresOfOne(messages: readonly string[], max: number): fc.Arbitrary<Record<string, number>> {
  const failures = fc.tuple(fc.constantFrom(...messages), fc.integer({ min: 0, max }));
  return failures.map(([message, count]) => (count === 0 ? {} : { [message]: count }));
}

/** `m1`, `m2` and so on. */
export function numbered(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);
}

/** 0, 1 and so on, up to `max`. */
export function upTo(max: number): number[] {
  return Array.from({ length: max + 1 }, (_, i) => i);
}
