// Breaks 5: `placeOrder` throws synchronously if `publish` does.
import { type Broker } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export class OrderService {
  readonly #broker: Broker;

  constructor(broker: Broker) {
    this.#broker = broker;
  }

  placeOrder(orderId: string): Promise<void> {
    return this.#broker.publish('order.placed', { orderId });
  }
}
