// Breaks 4: keeps the handlers in a Set, which contains each function only once.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  readonly #handlers = new Set<EventHandler<T>>();

  subscribe(handler: EventHandler<T>): Unsubscribe {
    this.#handlers.add(handler);
    return () => void this.#handlers.delete(handler);
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const handler of [...this.#handlers]) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
