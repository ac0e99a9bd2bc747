// Breaks 5: waits for the consumers that are at work when drain is called, and for no other.
import {
  type BrokerOptions,
  type Consumer,
  type DeadLetter,
  type Subscription,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

interface Queue {
  topic: string;
  name: string;
  consumer: Consumer<unknown>;
  waiting: unknown[];
  failed: number;
  paused: boolean;
  working?: Promise<void> | undefined;
}

export class MessageBroker {
  readonly #maxAttempts: number;
  readonly #queues: Queue[] = [];
  readonly #deadLetters: DeadLetter[] = [];

  constructor({ maxAttempts }: BrokerOptions) {
    this.#maxAttempts = maxAttempts;
  }

  subscribe<T>(topic: string, name: string, consumer: Consumer<T>): Subscription {
    const queue: Queue = {
      topic,
      name,
      consumer: consumer as Consumer<unknown>,
      waiting: [],
      failed: 0,
      paused: false,
    };
    this.#queues.push(queue);
    return {
      pause: () => {
        queue.paused = true;
      },
      resume: () => {
        queue.paused = false;
        queue.working ??= this.#work(queue);
      },
    };
  }

  async publish(topic: string, message: unknown): Promise<void> {
    for (const queue of this.#queues.filter((one) => one.topic === topic)) {
      queue.waiting.push(structuredClone(message));
      queue.working ??= this.#work(queue);
    }
  }

  async drain(): Promise<void> {
    await Promise.all(this.#queues.map(({ working }) => working));
  }

  deadLetters(): DeadLetter[] {
    return this.#deadLetters.map((letter) => ({ ...letter, message: structuredClone(letter.message) }));
  }

  async #work(queue: Queue): Promise<void> {
    await undefined;
    while (!queue.paused && queue.waiting.length > 0) await this.#attempt(queue, queue.waiting[0]);
    queue.working = undefined;
  }

  async #attempt(queue: Queue, message: unknown): Promise<void> {
    try {
      await queue.consumer(structuredClone(message));
    } catch (error) {
      queue.failed += 1;
      if (queue.failed < this.#maxAttempts) return;
      this.#deadLetters.push({ topic: queue.topic, consumer: queue.name, message, error });
    }
    queue.waiting.shift();
    queue.failed = 0;
  }
}
