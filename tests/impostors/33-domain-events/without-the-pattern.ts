// Breaks 3, 5, 7: records nothing; `popEvents` compares the order with its previous state and guesses what happened.
import {
  type OrderAction,
  type OrderDetails,
  type OrderEvent,
  type OrderStatus,
  OrderStatusError,
} from '../../../solutions/33-domain-events/domain-events.ts';

export * from '../../../solutions/33-domain-events/domain-events.ts';

interface Snapshot {
  readonly status: OrderStatus;
  readonly address: string;
}

/** Records nothing. `popEvents` compares the order with its state at the previous call and works out what has changed. */
export class Order {
  readonly #details: OrderDetails;
  readonly #now: () => number;
  #status: OrderStatus = 'PENDING';
  #address: string;
  #reason = '';
  #previous: Snapshot;

  constructor(details: OrderDetails, now: () => number) {
    this.#details = { ...details };
    this.#now = now;
    this.#address = details.address;
    this.#previous = { status: 'PENDING', address: details.address };
  }

  get status(): OrderStatus {
    return this.#status;
  }

  get address(): string {
    return this.#address;
  }

  place(): void {
    this.#allowIn(['PENDING'], 'place');
    this.#status = 'PLACED';
  }

  changeAddress(address: string): void {
    this.#allowIn(['PENDING', 'PLACED'], 'changeAddress');
    this.#address = address;
  }

  cancel(reason: string): void {
    this.#allowIn(['PLACED'], 'cancel');
    this.#status = 'CANCELLED';
    this.#reason = reason;
  }

  popEvents(): OrderEvent[] {
    const { status, address: oldAddress } = this.#previous;
    const { id: orderId, customerId, total } = this.#details;
    const common = { occurredAt: this.#now(), orderId };
    const newAddress = this.#address;
    const events: OrderEvent[] = [];
    if (oldAddress !== newAddress) events.push({ ...common, type: 'DeliveryAddressChanged', oldAddress, newAddress });
    if (status === 'PENDING' && this.#status !== 'PENDING') {
      events.push({ ...common, type: 'OrderPlaced', customerId, total, address: newAddress });
    }
    if (status !== 'CANCELLED' && this.#status === 'CANCELLED') {
      events.push({ ...common, type: 'OrderCancelled', reason: this.#reason });
    }
    this.#previous = { status: this.#status, address: newAddress };
    return events.map((event) => Object.freeze(event));
  }

  #allowIn(statuses: readonly OrderStatus[], action: OrderAction): void {
    if (!statuses.includes(this.#status)) throw new OrderStatusError(this.#details.id, action, this.#status);
  }
}
