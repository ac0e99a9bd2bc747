// Breaks 5: records first and checks afterwards, so that a refused call is announced all the same.
import {
  Order as Right,
  type OrderDetails,
  type OrderEvent,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order extends Right {
  readonly #id: string;
  readonly #now: () => number;
  #events: OrderEvent[] = [];

  constructor(details: OrderDetails, now: () => number) {
    super(details, now);
    this.#id = details.id;
    this.#now = now;
  }

  override cancel(reason: string): void {
    this.#events.push(...super.popEvents());
    this.#events.push(
      Object.freeze({ type: 'OrderCancelled', occurredAt: this.#now(), orderId: this.#id, reason } as const),
    );
    super.cancel(reason);
    super.popEvents();
  }

  override popEvents(): OrderEvent[] {
    const events = [...this.#events, ...super.popEvents()];
    this.#events = [];
    return events;
  }
}
