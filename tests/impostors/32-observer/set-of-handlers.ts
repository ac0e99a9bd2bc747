// Breaks 4: keeps the handlers in a Set, where a function is only once.
import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  readonly #handlers = new Set<EventHandler<T>>();

  subscribe(handler: EventHandler<T>): Unsubscribe {
    this.#handlers.add(handler);
    return () => void this.#handlers.delete(handler);
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const handler of Array.from(this.#handlers)) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
