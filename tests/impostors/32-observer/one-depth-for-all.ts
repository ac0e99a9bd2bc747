// Breaks 8: a subscription made during a publish waits until no publish is in progress on any bus.
import { EventBus as Right, type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

let depth = 0;
const waiting: (() => void)[] = [];

export class EventBus<T> extends Right<T> {
  #depth = 0;

  override subscribe(handler: EventHandler<T>): Unsubscribe {
    if (depth === 0 || this.#depth > 0) return super.subscribe(handler);
    let unsubscribe: Unsubscribe | undefined;
    const subscribe = () => (unsubscribe = super.subscribe(handler));
    waiting.push(subscribe);
    return () => {
      if (waiting.includes(subscribe)) waiting.splice(waiting.indexOf(subscribe), 1);
      unsubscribe?.();
    };
  }

  override publish(event: T): void {
    depth += 1;
    this.#depth += 1;
    try {
      super.publish(event);
    } finally {
      depth -= 1;
      this.#depth -= 1;
      if (depth === 0) for (const subscribe of waiting.splice(0)) subscribe();
    }
  }
}
