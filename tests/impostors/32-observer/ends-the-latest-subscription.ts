// Breaks 2, 4: unsubscribing removes the handler that subscribed last.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    this.#subscriptions = [...this.#subscriptions, { handler }];
    let isSubscribed = true;
    return () => {
      if (isSubscribed) this.#subscriptions = this.#subscriptions.slice(0, -1);
      isSubscribed = false;
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
