// Breaks 4: a function that subscribes again after unsubscribing gets its old place in the order.
import { type EventHandler, type Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export * from '../../../solutions/32-observer/observer.ts';

export class EventBus<T> {
  #subscriptions: { handler: EventHandler<T>; isActive: boolean }[] = [];

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const left = this.#subscriptions.find((one) => one.handler === handler && !one.isActive);
    const subscription = { handler, isActive: true };
    if (left) this.#subscriptions = this.#subscriptions.map((one) => (one === left ? subscription : one));
    else this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      if (!this.#subscriptions.includes(subscription)) return;
      const ended = { handler, isActive: false };
      const others = this.#subscriptions.filter((one) => one.isActive || one.handler !== handler);
      this.#subscriptions = others.map((one) => (one === subscription ? ended : one));
    };
  }

  publish(event: T): void {
    const errors: unknown[] = [];
    for (const { handler } of this.#subscriptions.filter(({ isActive }) => isActive)) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
