// Breaks 4, 6, 7: removes by function, stops at the first failure, appends to the list that it loops over.
import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #handlers: EventHandler<T>[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    this.#handlers.push(handler);
    return () => this.#unsubscribe(handler);
  }

  #unsubscribe(handler: EventHandler<T>): void {
    this.#handlers = this.#handlers.filter((one) => one !== handler);
  }

  publish(event: T): void {
    for (const handler of this.#handlers) handler(event);
  }
}
