// Breaks 3, 6: `publish` waits until all consumers have handled the message, and rejects if the broker gives up on it.
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
  waiting: { message: unknown; resolve: () => void; reject: (error: unknown) => void }[];
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
    const handled = queues.map(
      (queue) => new Promise<void>((resolve, reject) => queue.waiting.push({ message, resolve, reject })),
    );
    for (const queue of queues) void this.#run(queue);
    await Promise.all(handled);
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
    queue.isRunning = false;
  }

  async #attempt(queue: Queue): Promise<void> {
    const [first] = queue.waiting;
    try {
      await queue.handler(first?.message);
      first?.resolve();
    } catch (error) {
      queue.failed += 1;
      if (queue.failed < this.#maxAttempts) return;
      this.#deadLetters.push({ topic: queue.topic, consumer: queue.name, message: first?.message, error });
      first?.reject(error);
    }
    queue.waiting.shift();
    queue.failed = 0;
  }
}
