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

/** Passes events of one type on to whoever has subscribed. */
export class EventBus<T> {
  constructor() {
    todo('start without subscribers');
  }

  /** Has `handler` called with every event published from now on. */
  subscribe(handler: EventHandler<T>): Unsubscribe {
    return todo('remember the handler, return what ends this subscription');
  }

  /**
   * Calls every subscriber with `event`, and returns when all have run.
   *
   * @throws {AggregateError} with all that handlers threw
   */
  publish(event: T): void {
    todo('call every handler, whatever the others do');
  }
}
