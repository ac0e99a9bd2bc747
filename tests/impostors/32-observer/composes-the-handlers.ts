// Breaks 3: keeps no list, but one composed function that grows with every subscription and never shrinks.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #deliver: (event: T) => unknown[] = () => [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const previous = this.#deliver;
    let isSubscribed = true;
    this.#deliver = (event) => {
      const isCalled = isSubscribed;
      const errors = previous(event);
      if (!isCalled) return errors;
      try {
        handler(event);
        return errors;
      } catch (error) {
        return [...errors, error];
      }
    };
    return () => {
      isSubscribed = false;
    };
  }

  publish(event: T): void {
    const errors = this.#deliver(event);
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
