// Breaks 7: to prevent endless loops, drops a value that is published again while it is being delivered.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  readonly #inDelivery = new Set<T>();

  override publish(event: T): void {
    if (this.#inDelivery.has(event)) return;
    this.#inDelivery.add(event);
    try {
      super.publish(event);
    } finally {
      this.#inDelivery.delete(event);
    }
  }
}
