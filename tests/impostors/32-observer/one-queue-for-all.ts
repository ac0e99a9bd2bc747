// Breaks 8: an event that a handler publishes to another bus waits until the first bus has finished.
import { EventBus as Right } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

const publishing: object[] = [];
const waiting: (() => void)[] = [];

export class EventBus<T> extends Right<T> {
  override publish(event: T): void {
    if (publishing.length > 0 && !publishing.includes(this)) {
      waiting.push(() => super.publish(event));
      return;
    }
    publishing.push(this);
    try {
      super.publish(event);
    } finally {
      publishing.pop();
      if (publishing.length === 0) for (const publish of waiting.splice(0)) publish();
    }
  }
}
