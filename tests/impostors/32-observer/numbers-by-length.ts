// Breaks 2, 4: numbers the subscriptions by the size of the map, so a number is used again after a handler has left.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  readonly #handlers = new Map<number, EventHandler<T>>();

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const number = this.#handlers.size;
    this.#handlers.set(number, handler);
    return () => void this.#handlers.delete(number);
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const handler of [...this.#handlers.values()]) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
