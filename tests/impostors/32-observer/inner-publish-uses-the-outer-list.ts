// Breaks 7: copies the list once for the outermost publish, and inner publishes use the same copy.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T> }[] = [];
  #copy: { handler: EventHandler<T> }[] | undefined;

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription = { handler };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      this.#subscriptions = this.#subscriptions.filter((one) => one !== subscription);
    };
  }

  publish(event: T): void {
    const isOutermost = this.#copy === undefined;
    this.#copy ??= [...this.#subscriptions];
    const errors: unknown[] = [];
    for (const { handler } of this.#copy) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (isOutermost) this.#copy = undefined;
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
