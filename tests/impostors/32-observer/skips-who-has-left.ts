// Breaks 7: loops over a copy, but asks each handler again whether it is still subscribed.
import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  readonly #subscriptions = new Set<{ handler: EventHandler<T> }>();

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#subscriptions.add(subscription);
    return () => void this.#subscriptions.delete(subscription);
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const subscription of Array.from(this.#subscriptions)) {
      if (!this.#subscriptions.has(subscription)) continue;
      try {
        subscription.handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
