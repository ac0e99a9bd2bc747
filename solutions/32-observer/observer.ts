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

/** Passes events of one type on to whoever has subscribed. */
export class EventBus<T> {
  // Replaced on every change and never changed itself: whoever loops over it has a snapshot.
  #subscriptions: readonly Subscription<T>[] = [];

  /** Has `handler` called with every event published from now on. */
  subscribe(handler: EventHandler<T>): Unsubscribe {
    // An object of its own tells two subscriptions of the same function apart.
    const subscription = { handler };
    this.#subscriptions = [...this.#subscriptions, subscription];
    return () => {
      this.#subscriptions = this.#subscriptions.filter((other) => other !== subscription);
    };
  }

  /**
   * Calls every subscriber with `event`, and returns when all have run.
   *
   * @throws {AggregateError} with all that handlers threw
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
