// Breaks 5: keeps the subscriptions in a static field.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  static readonly #shared = new Right<unknown>();

  subscribe(handler: EventHandler<T>): Unsubscribe {
    return EventBus.#shared.subscribe(handler as EventHandler<unknown>);
  }

  publish(event: T): void {
    EventBus.#shared.publish(event);
  }
}
