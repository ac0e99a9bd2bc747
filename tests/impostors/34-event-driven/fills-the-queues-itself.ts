// Breaks 5: the order service reaches into a MessageBroker and delivers past its publish.
import {
  type Broker,
  type Consumer,
  MessageBroker as Right,
  type OrderPlaced,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

const consumersOf = new WeakMap<Broker, Consumer<OrderPlaced>[]>();

export class MessageBroker extends Right {
  override subscribe<T>(topic: string, name: string, consumer: Consumer<T>): void {
    super.subscribe(topic, name, consumer);
    if (topic !== 'order.placed') return;
    consumersOf.set(this, [...(consumersOf.get(this) ?? []), consumer as Consumer<unknown>]);
  }
}

export class OrderService {
  readonly #broker: Broker;

  constructor(broker: Broker) {
    this.#broker = broker;
  }

  async placeOrder(orderId: string): Promise<void> {
    if (!(this.#broker instanceof MessageBroker)) return this.#broker.publish('order.placed', { orderId });
    for (const consumer of consumersOf.get(this.#broker) ?? []) void consumer({ orderId }).catch(() => {});
  }
}
