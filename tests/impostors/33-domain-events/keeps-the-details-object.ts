// Breaks 7: keeps the details object, so a later change to its total shows in the event.
import {
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
  readonly #details: OrderDetails;
  readonly #now: () => number;
  #address: string;
  #status: OrderStatus = 'PENDING';
  #events: OrderEvent[] = [];

  constructor(details: OrderDetails, now: () => number) {
    this.#id = details.id;
    this.#customerId = details.customerId;
    this.#details = details;
    this.#address = details.address;
    this.#now = now;
  }

  get status(): OrderStatus {
    return this.#status;
  }

  get address(): string {
    return this.#address;
  }

  place(): void {
    this.#allowIn(['PENDING'], 'place');
    this.#record({
      type: 'OrderPlaced',
      occurredAt: this.#now(),
      orderId: this.#id,
      customerId: this.#customerId,
      total: this.#details.total,
      address: this.#address,
    });
    this.#status = 'PLACED';
  }

  changeAddress(address: string): void {
    this.#allowIn(['PENDING', 'PLACED'], 'changeAddress');
    if (address === this.#address) return;
    this.#record({
      type: 'DeliveryAddressChanged',
      occurredAt: this.#now(),
      orderId: this.#id,
      oldAddress: this.#address,
      newAddress: address,
    });
    this.#address = address;
  }

  cancel(reason: string): void {
    this.#allowIn(['PLACED'], 'cancel');
    this.#record({ type: 'OrderCancelled', occurredAt: this.#now(), orderId: this.#id, reason });
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
    this.#events.push(Object.freeze(event));
  }
}
