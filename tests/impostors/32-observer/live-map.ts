// Breaks 6: loops over a Map that the handlers change, so handlers subscribed in the meantime receive the event.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  readonly #handlers = new Map<object, EventHandler<T>>();

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const key = {};
    this.#handlers.set(key, handler);
    return () => void this.#handlers.delete(key);
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const handler of this.#handlers.values()) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
