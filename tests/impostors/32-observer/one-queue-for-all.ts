// Breaks 8: an event that a handler publishes to another bus waits until the first bus has finished.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

let current: object | undefined;
const queue: (() => void)[] = [];

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    if (current !== undefined && current !== this) {
      queue.push(() => super.publish(event));
      return;
    }
    const outer = current;
    current = this;
    try {
      super.publish(event);
    } finally {
      current = outer;
      if (outer === undefined) for (const publish of queue.splice(0)) publish();
    }
  }
}
