// Breaks 5, 7: keeps the errors in a field that is never emptied.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];
  readonly #errors: unknown[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
    };
  }

  publish(event: T): void {
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        this.#errors.push(error);
      }
    }
    if (this.#errors.length > 0) throw new AggregateError(this.#errors);
  }
}
