// Breaks 1: hands each handler a copy of the event, to be on the safe side.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override subscribe(handler: EventHandler<T>): Unsubscribe {
    return super.subscribe((event) => handler(structuredClone(event)));
  }
}
