// Breaks 3: takes `undefined` and `null` for a missing event, and does not publish them.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    if (event !== undefined && event !== null) super.publish(event);
  }
}
