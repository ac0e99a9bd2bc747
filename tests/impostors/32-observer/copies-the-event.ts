// Breaks 3: passes a copy of the event to each handler, to be on the safe side.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

function copy<T>(event: T): T {
  return typeof event === 'object' && event !== null ? { ...event } : event;
}

export class EventBus<T> extends Right<T> {
  override subscribe(handler: EventHandler<T>): Unsubscribe {
    return super.subscribe((event) => handler(copy(event)));
  }
}
