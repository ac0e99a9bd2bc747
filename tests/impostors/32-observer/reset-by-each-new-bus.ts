// Breaks 8: keeps the subscriptions in a variable of the module, which each new bus resets.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

let subscriptions: { handler: EventHandler<unknown> }[] = [];

export class EventBus<T> {
  constructor() {
    subscriptions = [];
  }

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler: handler as EventHandler<unknown> };
    subscriptions = [...subscriptions, subscription];
    return () => {
      subscriptions = subscriptions.filter((one) => one !== subscription);
    };
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const { handler } of subscriptions) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
