// Breaks 1: passes the latest event on to a handler that has just subscribed.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  #latest: { event: T } | undefined;

  override subscribe(handler: EventHandler<T>): Unsubscribe {
    if (this.#latest) handler(this.#latest.event);
    return super.subscribe(handler);
  }

  override publish(event: T): void {
    this.#latest = { event };
    super.publish(event);
  }
}
