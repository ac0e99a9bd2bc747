/** A user has signed up. */
export interface UserRegistered {
  readonly userId: string;
  readonly email: string;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** What a subscriber does with an event. */
export type EventHandler<T> = (event: T) => void;

/** Ends the subscription that it was returned for. */
export type Unsubscribe = () => void;

interface Subscription<T> {
  readonly handler: EventHandler<T>;
}

/** Passes events on to the handlers that are subscribed. */
export class EventBus<T> {
  // Replaced on every change, and never modified in place: each publish loops over the list that it found.
  #subscriptions: readonly Subscription<T>[] = [];

  /** Subscribes `handler` to all events that are published from now on. */
  subscribe(handler: EventHandler<T>): Unsubscribe {
    // An object, because the same function may be subscribed twice.
    const subscription: Subscription<T> = { handler };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      this.#subscriptions = this.#subscriptions.filter((other) => other !== subscription);
    };
  }

  /**
   * Calls every subscribed handler with `event`, and returns when all of them have run.
   *
   * @throws {AggregateError} with everything that the handlers threw
   */
  publish(event: T): void {
    const errors: unknown[] = [];
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `Handlers that failed: ${errors.length}`);
  }
}
