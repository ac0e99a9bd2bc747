// Breaks 1, 5: `place` also records the delivery address as a change.
import {
  type OrderDetails,
  type OrderEvent,
  Order as Right,
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

  override place(): void {
    super.place();
    this.#events.push(
      ...super.popEvents(),
      Object.freeze({
        type: 'DeliveryAddressChanged',
        occurredAt: this.#now(),
        orderId: this.#id,
        oldAddress: '',
        newAddress: this.address,
      }),
    );
  }

  override popEvents(): OrderEvent[] {
    const events = [...this.#events, ...super.popEvents()];
    this.#events = [];
    return events;
  }
}
