// Breaks 4: an unsubscribe function throws an error when it is called again.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override subscribe(handler: EventHandler<T>): Unsubscribe {
    const unsubscribe = super.subscribe(handler);
    let isSubscribed = true;
    return () => {
      if (!isSubscribed) throw new Error('Not subscribed');
      isSubscribed = false;
      unsubscribe();
    };
  }
}
