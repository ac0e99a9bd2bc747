// Breaks 7: adds the errors of an inner publish to those of the outermost one instead of throwing them to the handler.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];
  #errors: unknown[] = [];
  #depth = 0;

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
    };
  }

  publish(event: T): void {
    this.#depth += 1;
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        this.#errors.push(error);
      }
    }
    this.#depth -= 1;
    if (this.#depth > 0) return;
    const errors = this.#errors;
    this.#errors = [];
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
