// Breaks 8: an event published by a handler waits until the one under way is through.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  readonly #queue: T[] = [];
  #busy = false;

  override publish(event: T): void {
    this.#queue.push(event);
    if (this.#busy) return;
    this.#busy = true;
    const errors: unknown[] = [];
    while (this.#queue.length > 0) {
      try {
        super.publish(this.#queue.shift() as T);
      } catch (error) {
        errors.push(...(error as AggregateError).errors);
      }
    }
    this.#busy = false;
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
