// Breaks 4: begins with each message as soon as it is published.
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
  paused: boolean;
  working: Set<Promise<void>>;
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
      paused: false,
      working: new Set(),
    };
    this.#queues.push(queue);
    return {
      pause: () => {
        queue.paused = true;
      },
      resume: () => {
        queue.paused = false;
        this.#work(queue);
      },
    };
  }

  async publish(topic: string, message: unknown): Promise<void> {
    for (const queue of this.#queues.filter((one) => one.topic === topic)) {
      queue.waiting.push(structuredClone(message));
      this.#work(queue);
    }
  }

  async drain(): Promise<void> {
    const working = () => this.#queues.flatMap((queue) => [...queue.working]);
    while (working().length > 0) await Promise.all(working());
  }

  deadLetters(): DeadLetter[] {
    return this.#deadLetters.map((letter) => ({ ...letter, message: structuredClone(letter.message) }));
  }

  #work(queue: Queue): void {
    while (!queue.paused && queue.waiting.length > 0) {
      const done: Promise<void> = this.#handle(queue, queue.waiting.shift()).then(
        () => void queue.working.delete(done),
      );
      queue.working.add(done);
    }
  }

  async #handle(queue: Queue, message: unknown): Promise<void> {
    for (let attempt = 1; attempt <= this.#maxAttempts; attempt += 1) {
      try {
        await queue.consumer(structuredClone(message));
        return;
      } catch (error) {
        if (attempt < this.#maxAttempts) continue;
        this.#deadLetters.push({ topic: queue.topic, consumer: queue.name, message, error });
      }
    }
  }
}
