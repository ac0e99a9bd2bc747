// Breaks 7: reads the clock when the events are popped, not when they happen.
import {
  type OrderDetails,
  type OrderEvent,
  Order as Right,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order extends Right {
  readonly #now: () => number;

  constructor(details: OrderDetails, now: () => number) {
    super(details, now);
    this.#now = now;
  }

  override popEvents(): OrderEvent[] {
    const occurredAt = this.#now();
    return super.popEvents().map((event) => Object.freeze({ ...event, occurredAt }));
  }
}
