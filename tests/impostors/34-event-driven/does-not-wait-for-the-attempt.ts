// Breaks 4: starts an attempt as soon as a message is published, even if the consumer is busy.
import {
  type Broker,
  type BrokerOptions,
  type Handler,
  type DeadLetter,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

interface Queue {
  topic: string;
  name: string;
  handler: Handler<unknown>;
  waiting: unknown[];
  failed: number;
  isPaused: boolean;
  isRunning: boolean;
}

export class MessageBroker implements Broker {
  readonly #maxAttempts: number;
  readonly #queues: Queue[] = [];
  readonly #deadLetters: DeadLetter[] = [];

  constructor({ maxAttempts }: BrokerOptions) {
    this.#maxAttempts = maxAttempts;
  }

  subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    const queue = { topic, name, waiting: [], failed: 0, isPaused: false, isRunning: false };
    this.#queues.push({ ...queue, handler: handler as Handler<unknown> });
  }

  async publish(topic: string, message: unknown): Promise<void> {
    const queues = this.#queues.filter((queue) => queue.topic === topic);
    for (const queue of queues) queue.waiting.push(message);
    for (const queue of queues) void this.#run(queue);
  }

  pause(name: string): void {
    for (const queue of this.#named(name)) queue.isPaused = true;
  }

  resume(name: string): void {
    for (const queue of this.#named(name)) {
      queue.isPaused = false;
      void this.#run(queue);
    }
  }

  deadLetters(): readonly DeadLetter[] {
    return [...this.#deadLetters];
  }

  #named(name: string): Queue[] {
    return this.#queues.filter((queue) => queue.name === name);
  }

  async #run(queue: Queue): Promise<void> {
    while (!queue.isPaused && queue.waiting.length > 0) void this.#handle(queue, queue.waiting.shift());
  }

  async #handle(queue: Queue, message: unknown): Promise<void> {
    for (let attempt = 1; attempt <= this.#maxAttempts; attempt += 1) {
      try {
        await queue.handler(message);
        return;
      } catch (error) {
        if (attempt < this.#maxAttempts) continue;
        this.#deadLetters.push({ topic: queue.topic, consumer: queue.name, message, error });
      }
    }
  }
}
