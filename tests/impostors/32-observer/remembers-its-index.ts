// Breaks 3, 4: removes by the place it had when it subscribed, which moves when others leave.
import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  readonly #handlers: EventHandler<T>[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const index = this.#handlers.push(handler) - 1;
    let active = true;
    return () => {
      if (active) this.#handlers.splice(index, 1);
      active = false;
    };
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
