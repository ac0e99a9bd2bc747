// Breaks 5: collects the errors in a Set, which omits an error that two handlers throw.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    try {
      super.publish(event);
    } catch (error) {
      const { errors } = error as AggregateError;
      throw new AggregateError(new Set(errors));
    }
  }
}
