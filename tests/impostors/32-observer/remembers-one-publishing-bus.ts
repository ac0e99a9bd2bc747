// Breaks 8: remembers which bus is publishing, but only one: a publish on another bus makes it forget the first.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

let publishing: unknown;

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];
  readonly #id = Symbol('bus');

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    // The list must not be changed while this bus loops over it.
    if (publishing === this.#id) this.#subscriptions = [...this.#subscriptions, subscription];
    else this.#subscriptions.push(subscription);
    return () => {
      this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
    };
  }

  publish(event: T): void {
    const outer = publishing;
    publishing = this.#id;
    const errors: unknown[] = [];
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    publishing = outer === this.#id ? outer : undefined;
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
