// Breaks 6, 8: catches what handlers throw and tells nobody.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    try {
      super.publish(event);
    } catch {
      // The publisher is not to suffer from its subscribers.
    }
  }
}
