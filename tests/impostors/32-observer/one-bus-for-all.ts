// Breaks 8: keeps one list of subscriptions for all buses.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

const shared = new Right<unknown>();

export class EventBus<T> {
  subscribe(handler: EventHandler<T>): Unsubscribe {
    return shared.subscribe(handler as EventHandler<unknown>);
  }

  publish(event: T): void {
    shared.publish(event);
  }
}
