// Breaks 8: numbers the subscriptions of each bus from 0, but keeps the handlers of all buses in one map.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

const handlers = new Map<number, EventHandler<unknown>>();

export class EventBus<T> {
  #numbers: readonly number[] = [];
  #next = 0;

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const number = this.#next;
    this.#next += 1;
    handlers.set(number, handler as EventHandler<unknown>);
    this.#numbers = [...this.#numbers, number];
    return () => {
      this.#numbers = this.#numbers.filter((other) => other !== number);
    };
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const number of this.#numbers) {
      try {
        handlers.get(number)?.(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
