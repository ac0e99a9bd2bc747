// Breaks 4: unsubscribing ends the earliest subscription of the function instead of its own.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #handlers: EventHandler<T>[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    this.#handlers = [...this.#handlers, handler];
    let isSubscribed = true;
    return () => {
      const index = this.#handlers.indexOf(handler);
      if (isSubscribed) this.#handlers = this.#handlers.filter((_, i) => i !== index);
      isSubscribed = false;
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
