// Breaks 7: keeps the clock in a static field, so all orders use the clock of the newest one.
import {
  type OrderAction,
  type OrderDetails,
  type OrderEvent,
  type OrderStatus,
  OrderStatusError,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

export class Order {
  static now: () => number;
  readonly #id: string;
  readonly #customerId: string;
  readonly #total: number;
  #address: string;
  #status: OrderStatus = 'PENDING';
  #events: OrderEvent[] = [];

  constructor({ id, customerId, total, address }: OrderDetails, now: () => number) {
    this.#id = id;
    this.#customerId = customerId;
    this.#total = total;
    this.#address = address;
    Order.now = now;
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
      occurredAt: Order.now(),
      orderId: this.#id,
      customerId: this.#customerId,
      total: this.#total,
      address: this.#address,
    });
    this.#status = 'PLACED';
  }

  changeAddress(address: string): void {
    this.#allowIn(['PENDING', 'PLACED'], 'changeAddress');
    if (address === this.#address) return;
    this.#record({
      type: 'DeliveryAddressChanged',
      occurredAt: Order.now(),
      orderId: this.#id,
      oldAddress: this.#address,
      newAddress: address,
    });
    this.#address = address;
  }

  cancel(reason: string): void {
    this.#allowIn(['PLACED'], 'cancel');
    this.#record({ type: 'OrderCancelled', occurredAt: Order.now(), orderId: this.#id, reason });
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
