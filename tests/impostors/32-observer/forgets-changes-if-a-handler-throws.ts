// Breaks 6: makes the changes after the loop, but not if it throws an AggregateError.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];
  #waiting: (() => void)[] = [];
  #depth = 0;

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#change(() => (this.#subscriptions = [...this.#subscriptions, subscription]));
    return () => this.#change(() => (this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription)));
  }

  publish(event: T): void {
    this.#depth += 1;
    this.#makeChanges();
    const errors: unknown[] = [];
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    this.#depth -= 1;
    const waiting = this.#waiting.splice(0);
    if (errors.length > 0) throw new AggregateError(errors);
    waiting.forEach((change) => change());
  }

  #change(change: () => void): void {
    if (this.#depth === 0) change();
    else this.#waiting.push(change);
  }

  #makeChanges(): void {
    for (const change of this.#waiting.splice(0)) change();
  }
}
