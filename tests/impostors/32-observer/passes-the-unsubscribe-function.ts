// Breaks 3: passes a second argument to the handlers, with which they can unsubscribe.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override subscribe(handler: EventHandler<T>): Unsubscribe {
    const handlerOfTwo: (event: T, unsubscribe: Unsubscribe) => void = handler;
    const unsubscribe = super.subscribe((event) => handlerOfTwo(event, unsubscribe));
    return unsubscribe;
  }
}
