// Breaks 4, 5, 7, 8: accepts a second `place`, uses the wall clock, leaves events mutable and stops at a failing handler, as in the original example.
import {
  type DomainEvent,
  type EventHandler,
  type OrderAction,
  type OrderDetails,
  type OrderEvent,
  type OrderStatus,
  OrderStatusError,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order {
  readonly #id: string;
  readonly #customerId: string;
  readonly #total: number;
  #address: string;
  #status: OrderStatus = 'PENDING';
  #events: OrderEvent[] = [];

  constructor({ id, customerId, total, address }: OrderDetails, _now: () => number) {
    this.#id = id;
    this.#customerId = customerId;
    this.#total = total;
    this.#address = address;
  }

  get status(): OrderStatus {
    return this.#status;
  }

  get address(): string {
    return this.#address;
  }

  place(): void {
    this.#record({
      type: 'OrderPlaced',
      occurredAt: Date.now(),
      orderId: this.#id,
      customerId: this.#customerId,
      total: this.#total,
      address: this.#address,
    });
    this.#status = 'PLACED';
  }

  changeAddress(address: string): void {
    this.#allowIn(['PENDING', 'PLACED'], 'changeAddress');
    this.#record({
      type: 'DeliveryAddressChanged',
      occurredAt: Date.now(),
      orderId: this.#id,
      oldAddress: this.#address,
      newAddress: address,
    });
    this.#address = address;
  }

  cancel(reason: string): void {
    this.#allowIn(['PLACED'], 'cancel');
    this.#record({ type: 'OrderCancelled', occurredAt: Date.now(), orderId: this.#id, reason });
    this.#status = 'CANCELLED';
  }

  popEvents(): OrderEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  #allowIn(statuses: readonly OrderStatus[], action: OrderAction): void {
    if (!statuses.includes(this.#status)) throw new OrderStatusError(this.#id, action, this.#status);
  }

  #record(event: OrderEvent): void {
    this.#events.push(event);
  }
}

export class EventDispatcher<E extends DomainEvent = OrderEvent> {
  readonly #handlers = new Map<string, EventHandler<E>[]>();

  register<T extends E['type']>(type: T, handler: EventHandler<E & { readonly type: T }>): void {
    const added = handler as EventHandler<E>;
    const handlers = this.#handlers.get(type);
    if (handlers) handlers.push(added);
    else this.#handlers.set(type, [added]);
  }

  dispatch(events: readonly E[]): void {
    for (const event of events) {
      for (const handler of this.#handlers.get(event.type) ?? []) {
        handler(event);
      }
    }
  }
}
