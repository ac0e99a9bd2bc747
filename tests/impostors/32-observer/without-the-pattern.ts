// Breaks 3, 4: has one field for each reaction that exists today, so a fourth one needs a change to the bus.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #email: EventHandler<T> | undefined;
  #audit: EventHandler<T> | undefined;
  #stats: EventHandler<T> | undefined;

  subscribe(handler: EventHandler<T>): Unsubscribe {
    if (!this.#email) this.#email = handler;
    else if (!this.#audit) this.#audit = handler;
    else if (!this.#stats) this.#stats = handler;
    return () => {
      if (this.#email === handler) this.#email = undefined;
      else if (this.#audit === handler) this.#audit = undefined;
      else if (this.#stats === handler) this.#stats = undefined;
    };
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const handler of [this.#email, this.#audit, this.#stats]) {
      try {
        handler?.(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
