// Breaks 6: loops over a copy, but skips a handler that is no longer subscribed.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
    };
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const subscription of this.#subscriptions) {
      if (!this.#subscriptions.includes(subscription)) continue;
      try {
        subscription.handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
