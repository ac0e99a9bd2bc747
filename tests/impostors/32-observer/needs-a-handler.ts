// Breaks 1: throws an error if an event is published without any handlers.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  #count = 0;

  override subscribe(handler: EventHandler<T>): Unsubscribe {
    this.#count += 1;
    const unsubscribe = super.subscribe(handler);
    return () => {
      unsubscribe();
    };
  }

  override publish(event: T): void {
    if (this.#count === 0) throw new Error('No handler is subscribed');
    super.publish(event);
  }
}
