// Breaks 4: calls `splice` with the index -1 when an unsubscribe function is called again, which removes the last handler.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#subscriptions.push(subscription);
    return () => void this.#subscriptions.splice(this.#subscriptions.indexOf(subscription), 1);
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const { handler } of [...this.#subscriptions]) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
