// Breaks 7: does not pass an inner event to the handler that publishes it.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];
  readonly #running = new Set<object>();

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
      if (this.#running.has(subscription)) continue;
      this.#running.add(subscription);
      try {
        subscription.handler(event);
      } catch (error) {
        errors.push(error);
      } finally {
        this.#running.delete(subscription);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
