// Breaks 3: marks the handler function as subscribed, which fails for a frozen function.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override subscribe(handler: EventHandler<T>): Unsubscribe {
    Object.defineProperty(handler, 'isSubscribed', { value: true, configurable: true });
    return super.subscribe(handler);
  }
}
