// Breaks 6, 8: spreads an AggregateError that a handler throws over its own list.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    try {
      super.publish(event);
    } catch (error) {
      const { errors } = error as AggregateError;
      throw new AggregateError(errors.flatMap((one) => (one instanceof AggregateError ? one.errors : [one])));
    }
  }
}
