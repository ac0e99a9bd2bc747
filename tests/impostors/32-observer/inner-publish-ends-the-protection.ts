// Breaks 6: protects the list with a flag during a publish, but an inner publish clears the flag.
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

/** One call of `subscribe`. The object is the identity, not the function. */
interface Subscription<T> {
  readonly handler: EventHandler<T>;
}

/** Passes events on to the handlers that are subscribed. */
export class EventBus<T> {
  #subscriptions: Subscription<T>[] = [];
  #publishing = false;

  /** Subscribes `handler` to all events that are published from now on. */
  subscribe(handler: EventHandler<T>): Unsubscribe {
    const subscription: Subscription<T> = { handler };
    this.#writable().push(subscription);
    return () => {
      const subscriptions = this.#writable();
      const index = subscriptions.indexOf(subscription);
      if (index >= 0) subscriptions.splice(index, 1);
    };
  }

  /**
   * Calls every subscribed handler with `event`, and returns when all of them have run.
   *
   * @throws {AggregateError} with everything that the handlers threw
   */
  publish(event: T): void {
    const errors: unknown[] = [];
    this.#publishing = true;
    for (const { handler } of this.#subscriptions) {
      try {
        handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    this.#publishing = false;
    if (errors.length > 0) {
      throw new AggregateError(errors, 'Some event handlers failed');
    }
  }

  /** The list to change: a new one during a publish, whose loop must not notice. */
  #writable(): Subscription<T>[] {
    if (this.#publishing) {
      this.#subscriptions = [...this.#subscriptions];
    }
    return this.#subscriptions;
  }
}
