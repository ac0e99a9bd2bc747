// Breaks 4, 5, 6: as in the original example, removes every subscription of the function, stops at the first error, and appends to the list during the loop.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #handlers: EventHandler<T>[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    this.#handlers.push(handler);
    return () => {
      this.#handlers = this.#handlers.filter((one) => one !== handler);
    };
  }

  publish(event: T): void {
    for (const handler of this.#handlers) handler(event);
  }
}
