// Breaks 2: a static registry lets `place` call the handlers immediately, and `dispatch` skips those events.
import {
  type DomainEvent,
  EventDispatcher as Right,
  Order as BaseOrder,
  type OrderEvent,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

const dispatchers = new Set<Right<never>>();
const delivered = new WeakSet<object>();

/** Calls the handlers of all dispatchers as soon as something happens. */
export class Order extends BaseOrder {
  #waiting: OrderEvent[] = [];

  override place(): void {
    super.place();
    this.#raise();
  }

  override changeAddress(address: string): void {
    super.changeAddress(address);
    this.#raise();
  }

  override cancel(reason: string): void {
    super.cancel(reason);
    this.#raise();
  }

  override popEvents(): OrderEvent[] {
    return this.#waiting.splice(0);
  }

  #raise(): void {
    const events = super.popEvents();
    this.#waiting.push(...events);
    for (const dispatcher of dispatchers) dispatcher.dispatch(events as never[]);
    for (const event of events) delivered.add(event);
  }
}

export class EventDispatcher<E extends DomainEvent = OrderEvent> extends Right<E> {
  constructor() {
    super();
    dispatchers.add(this as unknown as Right<never>);
  }

  override dispatch(events: readonly E[]): void {
    super.dispatch(events.filter((event) => !delivered.has(event)));
  }
}
