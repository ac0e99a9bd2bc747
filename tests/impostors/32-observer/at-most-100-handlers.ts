// Breaks 3: rejects more than 100 handlers, because that must be a leak.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  #count = 0;

  override subscribe(handler: EventHandler<T>): Unsubscribe {
    if (this.#count >= 100) throw new RangeError('Too many handlers');
    this.#count += 1;
    const unsubscribe = super.subscribe(handler);
    let isSubscribed = true;
    return () => {
      unsubscribe();
      if (isSubscribed) this.#count -= 1;
      isSubscribed = false;
    };
  }
}
