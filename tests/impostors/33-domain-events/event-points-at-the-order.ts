// Breaks 8: an event looks at its order when somebody reads it, and tells what the order is by then.
import {
  Order as Right,
  type OrderEvent,
  type OrderLine,
  type OrderPlaced,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order extends Right {
  override popEvents(): OrderEvent[] {
    return super.popEvents().map((event) => (event.type === 'OrderPlaced' ? new PlacedView(event, this) : event));
  }
}

class PlacedView implements OrderPlaced {
  readonly #event: OrderPlaced;
  readonly #order: Order;

  constructor(event: OrderPlaced, order: Order) {
    this.#event = event;
    this.#order = order;
  }

  get type(): 'OrderPlaced' {
    return this.#event.type;
  }

  get occurredAt(): number {
    return this.#event.occurredAt;
  }

  get orderId(): string {
    return this.#event.orderId;
  }

  get customerId(): string {
    return this.#event.customerId;
  }

  get lines(): readonly OrderLine[] {
    return this.#order.lines;
  }

  get total(): number {
    return this.#order.total;
  }
}
