// Breaks 2, 4: numbers each subscription by how many there are, so one made after another has ended replaces a third.
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
