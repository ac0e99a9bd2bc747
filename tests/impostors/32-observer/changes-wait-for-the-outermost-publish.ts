// Breaks 8: puts off joining and leaving until no publish is running, so a nested one goes to the old list.
import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];
  #later: (() => void)[] = [];
  #depth = 0;

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#change(() => this.#subscriptions.push(subscription));
    return () =>
      this.#change(() => {
        this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
      });
  }

  #change(change: () => void): void {
    if (this.#depth === 0) change();
    else this.#later.push(change);
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    this.#depth += 1;
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    this.#depth -= 1;
    if (this.#depth === 0) this.#later.splice(0).forEach((change) => change());
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
