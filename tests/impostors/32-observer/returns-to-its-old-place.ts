// Breaks 4: keeps an entry for each function, so a function that subscribes again returns to its old place.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  readonly #counts = new Map<EventHandler<T>, number>();

  subscribe(handler: EventHandler<T>): Unsubscribe {
    this.#counts.set(handler, (this.#counts.get(handler) ?? 0) + 1);
    let isSubscribed = true;
    return () => {
      if (isSubscribed) this.#counts.set(handler, (this.#counts.get(handler) ?? 0) - 1);
      isSubscribed = false;
    };
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const [handler, count] of [...this.#counts]) {
      if (count === 0) continue;
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
