import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

/** A subclass of the built-in error is an `AggregateError` too. */
class PublishError extends AggregateError {
  override readonly name = 'PublishError';
}

/** The object has no fields: the constructor's closure holds a map from numbers to handlers. */
export class EventBus<T> {
  declare readonly subscribe: (handler: EventHandler<T>) => Unsubscribe;
  declare readonly publish: (event: T) => void;

  constructor() {
    const handlers = new Map<number, EventHandler<T>>();
    let next = 0;
    this.subscribe = (handler) => {
      const key = next++;
      handlers.set(key, handler);
      return () => {
        handlers.delete(key);
      };
    };
    this.publish = (event) => {
      const failures = Array.from(handlers.values()).flatMap((handler) => failureOf(() => handler(event)));
      if (failures.length) throw new PublishError(failures, `${failures.length} handlers failed`);
    };
  }
}

function failureOf(call: () => void): unknown[] {
  try {
    call();
    return [];
  } catch (error) {
    return [error];
  }
}
