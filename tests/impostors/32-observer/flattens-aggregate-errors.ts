// Breaks 5, 7: adds the elements of a thrown AggregateError to its own list.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    try {
      super.publish(event);
    } catch (error) {
      const { errors } = error as AggregateError;
      throw new AggregateError(errors.flatMap((one: unknown) => (one instanceof AggregateError ? one.errors : [one])));
    }
  }
}
