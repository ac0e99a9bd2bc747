// Breaks 1, 4, 7, 8, 9: reads the wall clock, places in any status, records objects that anyone can change, and stops at the first throw.
import {
  type DomainEvent,
  type EventHandler,
  type OrderDetails,
  type OrderEvent,
  type OrderLine,
  type OrderStatus,
  OrderStatusError,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order {
  readonly #details: OrderDetails;
  readonly #lines: OrderLine[];
  #status: OrderStatus = 'PENDING';
  #events: OrderEvent[] = [];

  constructor(details: OrderDetails, _now: () => number) {
    this.#details = details;
    this.#lines = [...details.lines];
  }

  get status(): OrderStatus {
    return this.#status;
  }

  get lines(): readonly OrderLine[] {
    return this.#lines;
  }

  get total(): number {
    return this.#lines.reduce((sum, { price }) => sum + price, 0);
  }

  addLine(line: OrderLine): void {
    if (this.#status === 'CANCELLED') throw new OrderStatusError(this.#details.id, 'addLine', this.#status);
    this.#lines.push(line);
    const orderId = this.#details.id;
    this.#events.push({ type: 'OrderLineAdded', occurredAt: Date.now(), orderId, line, total: this.total });
  }

  place(): void {
    this.#status = 'PLACED';
    this.#events.push({
      type: 'OrderPlaced',
      occurredAt: Date.now(),
      orderId: this.#details.id,
      customerId: this.#details.customerId,
      lines: this.#lines,
      total: this.total,
    });
  }

  cancel(reason: string): void {
    if (this.#status !== 'PLACED') throw new OrderStatusError(this.#details.id, 'cancel', this.#status);
    this.#status = 'CANCELLED';
    this.#events.push({ type: 'OrderCancelled', occurredAt: Date.now(), orderId: this.#details.id, reason });
  }

  popEvents(): OrderEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }
}

export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  readonly #handlers = new Map<string, EventHandler<E>[]>();

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    this.#handlers.set(type, [...(this.#handlers.get(type) ?? []), handler as EventHandler<E>]);
  }

  dispatch(events: readonly E[]): void {
    for (const event of events) {
      for (const handler of this.#handlers.get(event.type) ?? []) handler(event);
    }
  }

  redeliver(): void {}
}
