// Breaks 2, 4: removes the handler at the index that it had at first, although the index changes when others unsubscribe.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const index = this.#subscriptions.length;
    this.#subscriptions = [...this.#subscriptions, { handler }];
    return () => {
      this.#subscriptions = this.#subscriptions.filter((_, i) => i !== index);
    };
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
