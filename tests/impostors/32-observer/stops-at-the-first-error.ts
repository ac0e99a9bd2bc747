// Breaks 5: collects the errors, but stops after the first one.
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
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
        break;
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
