// Breaks 4: clears the running flag shortly after the loop has ended, so a message published in between is left waiting.
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
    if (queue.isRunning) return;
    queue.isRunning = true;
    while (!queue.isPaused && queue.waiting.length > 0) await this.#attempt(queue);
    await undefined;
    queue.isRunning = false;
  }

  async #attempt(queue: Queue): Promise<void> {
    const [message] = queue.waiting;
    try {
      await queue.handler(message);
    } catch (error) {
      queue.failed += 1;
      if (queue.failed < this.#maxAttempts) return;
      this.#deadLetters.push({ topic: queue.topic, consumer: queue.name, message, error });
    }
    queue.waiting.shift();
    queue.failed = 0;
  }
}
