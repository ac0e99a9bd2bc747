import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

/** The subscriptions of each bus: one symbol for each, and frozen lists of pairs. */
const subscriptionsOf = new WeakMap<object, readonly (readonly [symbol, unknown])[]>();

/** A frozen object. The state of all buses is in a WeakMap, and a generator calls the handlers. */
export class EventBus<T> {
  constructor() {
    subscriptionsOf.set(this, Object.freeze([]));
    Object.freeze(this);
  }

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const id = Symbol(handler.name);
    this.replace([...this.subscriptions(), [id, handler]]);
    return Object.freeze(() => this.replace(this.subscriptions().filter(([other]) => other !== id)));
  }

  publish(event: T): void {
    const errors = [...this.failures(event)].map(([error]) => error);
    if (errors.length > 0) throw new AggregateError(errors);
  }

  private *failures(event: T): Generator<[unknown]> {
    for (const [, handler] of this.subscriptions()) {
      try {
        (handler as EventHandler<T>)(event);
      } catch (error) {
        yield [error];
      }
    }
  }

  private subscriptions(): readonly (readonly [symbol, unknown])[] {
    return subscriptionsOf.get(this) ?? [];
  }

  private replace(subscriptions: readonly (readonly [symbol, unknown])[]): void {
    subscriptionsOf.set(this, Object.freeze(subscriptions));
  }
}
