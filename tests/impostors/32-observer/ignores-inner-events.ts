// Breaks 7: ignores an event that a handler publishes during a publish.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> extends Right<T> {
  #isBusy = false;

  override publish(event: T): void {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      super.publish(event);
    } finally {
      this.#isBusy = false;
    }
  }
}
