// Breaks 5, 7: throws a single error without an AggregateError.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    try {
      super.publish(event);
    } catch (error) {
      const { errors } = error as AggregateError;
      throw errors.length === 1 ? errors[0] : error;
    }
  }
}
