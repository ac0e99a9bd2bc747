// Breaks 7: an event that a handler publishes waits until the outer publish has finished.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  readonly #queue: T[] = [];
  #isBusy = false;

  override publish(event: T): void {
    this.#queue.push(event);
    if (this.#isBusy) return;
    this.#isBusy = true;
    const errors: unknown[] = [];
    while (this.#queue.length > 0) {
      try {
        super.publish(this.#queue.shift() as T);
      } catch (error) {
        errors.push(...(error as AggregateError).errors);
      }
    }
    this.#isBusy = false;
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
