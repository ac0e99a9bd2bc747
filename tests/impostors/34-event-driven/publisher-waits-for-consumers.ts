// Breaks 3, 4, 6, 7: publishing calls all consumers and waits for them.
import { type Broker, type Handler, type DeadLetter } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export class MessageBroker implements Broker {
  readonly #topics = new Map<string, Handler<unknown>[]>();

  subscribe<T>(topic: string, _name: string, handler: Handler<T>): void {
    this.#topics.set(topic, [...(this.#topics.get(topic) ?? []), handler as Handler<unknown>]);
  }

  async publish(topic: string, message: unknown): Promise<void> {
    const consumers = this.#topics.get(topic) ?? [];
    await Promise.all(consumers.map((consumer) => consumer(message)));
  }

  pause(_name: string): void {}

  resume(_name: string): void {}

  deadLetters(): DeadLetter[] {
    return [];
  }
}
