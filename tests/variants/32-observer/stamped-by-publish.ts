import type { EventHandler, Unsubscribe } from '../../../solutions/32-observer/observer.ts';

export type { EventHandler, Unsubscribe, UserRegistered } from '../../../solutions/32-observer/observer.ts';

interface Entry<T> {
  handler: EventHandler<T>;
  from: number;
  until: number;
}

/**
 * Copies no list: each entry knows from which publish to which it is subscribed. Ended subscriptions are removed when
 * the next publish starts, unless another publish is in progress.
 */
export class EventBus<T> {
  #entries: Entry<T>[] = [];
  #last = 0;
  #running = 0;

  subscribe(handler: EventHandler<T>): Unsubscribe {
    const entry = { handler, from: this.#last + 1, until: Number.POSITIVE_INFINITY };
    this.#entries.push(entry);
    return () => {
      entry.until = Math.min(entry.until, this.#last);
    };
  }

  publish(event: T): void {
    if (this.#running === 0) this.#entries = this.#entries.filter(({ until }) => until > this.#last);
    const stamp = (this.#last += 1);
    this.#running += 1;
    const errors: unknown[] = [];
    for (let i = 0; i < this.#entries.length; i += 1) {
      const entry = this.#entries[i];
      if (!entry || entry.from > stamp) break;
      if (entry.until < stamp) continue;
      try {
        entry.handler(event);
      } catch (error) {
        errors.push(error);
      }
    }
    this.#running -= 1;
    if (errors.length > 0) throw new AggregateError(errors);
  }
}
