// Breaks 2, 3, 4, 5, 7, 8, 9: as the source has it: publishing calls all consumers and waits for them, by the wall clock.
import { type Consumer, type DeadLetter, type Subscription } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export class MessageBroker {
  readonly #topics = new Map<string, Consumer<unknown>[]>();

  subscribe<T>(topic: string, _name: string, consumer: Consumer<T>): Subscription {
    const consumers = this.#topics.get(topic) ?? [];
    this.#topics.set(topic, [...consumers, consumer as Consumer<unknown>]);
    return { pause: () => {}, resume: () => {} };
  }

  async publish(topic: string, message: unknown): Promise<void> {
    const consumers = this.#topics.get(topic) ?? [];
    await Promise.all(consumers.map((consumer) => consumer(message)));
  }

  async drain(): Promise<void> {}

  deadLetters(): DeadLetter[] {
    return [];
  }
}

export class OrderService {
  readonly #broker: MessageBroker;

  constructor(broker: MessageBroker, _now: () => number) {
    this.#broker = broker;
  }

  async shipOrder(orderId: string, trackingCode: string): Promise<void> {
    await this.#broker.publish('order.shipped', { orderId, trackingCode, shippedAt: Date.now() });
  }
}
