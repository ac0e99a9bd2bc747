// Breaks 5: the order service calls the handlers of a MessageBroker directly, bypassing its `publish`.
import {
  type Broker,
  type Handler,
  MessageBroker as Right,
  type OrderPlaced,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

const consumersOf = new WeakMap<Broker, Handler<OrderPlaced>[]>();

export class MessageBroker extends Right {
  override subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    super.subscribe(topic, name, handler);
    if (topic !== 'order.placed') return;
    consumersOf.set(this, [...(consumersOf.get(this) ?? []), handler as Handler<unknown>]);
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
