// Breaks 7: makes changes only when no publish is in progress, so an inner event goes to the old list.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];
  readonly #waiting: (() => void)[] = [];
  #depth = 0;

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#change(() => this.#subscriptions.push(subscription));
    return () =>
      this.#change(() => {
        this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
      });
  }

  publish(event: T): void {
    this.#depth += 1;
    const errors: unknown[] = [];
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    this.#depth -= 1;
    if (this.#depth === 0) this.#waiting.splice(0).forEach((change) => change());
    if (errors.length > 0) throw new AggregateError(errors);
  }

  #change(change: () => void): void {
    if (this.#depth === 0) change();
    else this.#waiting.push(change);
  }
}
