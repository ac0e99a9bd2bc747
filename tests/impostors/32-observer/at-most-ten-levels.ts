// Breaks 7: does not deliver events that are nested more than ten levels deep.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  #depth = 0;

  override publish(event: T): void {
    if (this.#depth >= 10) return;
    this.#depth += 1;
    try {
      super.publish(event);
    } finally {
      this.#depth -= 1;
    }
  }
}
