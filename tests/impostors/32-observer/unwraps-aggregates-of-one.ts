// Breaks 5: replaces a thrown AggregateError that has one element with that element.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    try {
      super.publish(event);
    } catch (error) {
      const { errors } = error as AggregateError;
      throw new AggregateError(
        errors.map((one: unknown) => (one instanceof AggregateError && one.errors.length === 1 ? one.errors[0] : one)),
      );
    }
  }
}
