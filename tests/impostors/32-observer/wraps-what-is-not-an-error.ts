// Breaks 5: converts thrown values that are not errors to errors.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    try {
      super.publish(event);
    } catch (error) {
      const { errors } = error as AggregateError;
      throw new AggregateError(errors.map((one: unknown) => (one instanceof Error ? one : new Error(String(one)))));
    }
  }
}
