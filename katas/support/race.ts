import fc from 'fast-check';
import { visible } from './visible.ts';

/**
 * A race, as a law generates it. Fast-check itself would copy a scheduler while it looks for a smaller input. Such a
 * copy continues where another one stopped, so the same input would run in a different order. Each run therefore gets
 * its own scheduler.
 */
export class Race {
  #latest: fc.Scheduler;

  constructor(scheduler: fc.Scheduler) {
    this.#latest = scheduler;
    // Otherwise fast-check would make it cloneable.
    Object.freeze(this);
  }

  /** A scheduler that has not run. It runs its tasks in the same order each time. */
  start(): fc.Scheduler {
    // A scheduler can be copied in its initial state only as long as it has never been used.
    this.#latest = (this.#latest as fc.Scheduler & fc.WithCloneMethod<fc.Scheduler>)[fc.cloneMethod]();
    return this.#latest;
  }
}

const schedulerGeneratorClass: unknown = fc.scheduler().constructor;

/** The generator for a law's input. If it produces schedulers, the result produces races. */
export function withRaces(input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  if (input.constructor !== schedulerGeneratorClass) return input;
  return (input as fc.Arbitrary<fc.Scheduler>).map((scheduler) => new Race(scheduler));
}

/** An example of a law's input. A scheduler becomes a race. */
export function withRace(value: unknown): unknown {
  return isScheduler(value) ? new Race(value) : value;
}

/** Whether a value is one of fast-check's schedulers. */
export function isScheduler(value: unknown): value is fc.Scheduler {
  return typeof value === 'object' && value !== null && value.constructor === schedulerClass;
}

const schedulerClass: unknown = fc.schedulerFor([]).constructor;

/** What happened in a race, as numbered steps in the order in which they ran. */
export function stepsOf(scheduler: fc.Scheduler): string[] {
  const tasks = scheduler.report();
  const ran = tasks.filter(({ status }) => status !== 'pending');
  const pending = tasks.filter(({ status }) => status === 'pending');
  return [
    ...ran.map((task, i) => `${i + 1}. ${nameOf(task)}${rejectionText(task)}`),
    ...pending.map((task) => `-  ${nameOf(task)} (never ran)`),
  ];
}

type Task = ReturnType<fc.Scheduler['report']>[number];

function nameOf({ label }: Task): string {
  return label === '' ? 'a task without a name' : visible(label.replaceAll('\n', '\\n'));
}

function rejectionText({ status, outputValue }: Task): string {
  if (status !== 'rejected') return '';
  return ` (rejected${outputValue === undefined ? '' : ` with ${visible(outputValue.replace(/^new /, ''))}`})`;
}
