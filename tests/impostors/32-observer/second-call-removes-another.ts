// Breaks 4: calling an unsubscribe function again ends another subscription of the same function.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #handlers: EventHandler<T>[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    this.#handlers = [...this.#handlers, handler];
    return () => {
      const index = this.#handlers.lastIndexOf(handler);
      this.#handlers = this.#handlers.filter((_, i) => i !== index);
    };
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
