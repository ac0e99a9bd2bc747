// Breaks 3, 4: splices at indexOf, which is -1 the second time: the last subscription goes.
import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  readonly #subscriptions: { handler: EventHandler<T> }[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#subscriptions.push(subscription);
    return () => void this.#subscriptions.splice(this.#subscriptions.indexOf(subscription), 1);
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const { handler } of Array.from(this.#subscriptions)) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
