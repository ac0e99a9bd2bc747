// Breaks 5: all order services publish to the broker of the order service that was created last.
import { type Broker } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

let current: Broker;

export class OrderService {
  constructor(broker: Broker) {
    current = broker;
  }

  async placeOrder(orderId: string): Promise<void> {
    await current.publish('order.placed', { orderId });
  }
}
