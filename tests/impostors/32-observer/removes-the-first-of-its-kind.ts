// Breaks 4: ends one subscription of the function, once, but always the earliest instead of its own.
import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  readonly #handlers: EventHandler<T>[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    let active = true;
    this.#handlers.push(handler);
    return () => {
      if (!active) return;
      active = false;
      this.#handlers.splice(this.#handlers.indexOf(handler), 1);
    };
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const handler of this.#handlers.slice()) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
