import { todo } from '../support/todo.ts';

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

/** Passes events on to the handlers that are subscribed. */
export class EventBus<T> {
  constructor() {
    todo('start without subscriptions');
  }

  /** Subscribes `handler` to all events that are published from now on. */
  subscribe(handler: EventHandler<T>): Unsubscribe {
    return todo('keep the handler, and return a function that ends this subscription');
  }

  /**
   * Calls every subscribed handler with `event`, and returns when all of them have run.
   *
   * @throws {AggregateError} with everything that the handlers threw
   */
  publish(event: T): void {
    todo('call every handler, even if another one throws');
  }
}
