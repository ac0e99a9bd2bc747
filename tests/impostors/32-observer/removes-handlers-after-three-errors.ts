// Breaks 5: unsubscribes a handler that has thrown three times.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T>; errors: number }[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler, errors: 0 };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
    };
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const subscription of this.#subscriptions) {
      try {
        subscription.handler(event);
      } catch (error) {
        errors.push(error);
        subscription.errors += 1;
        if (subscription.errors === 3) this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
