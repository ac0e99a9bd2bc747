/** An order has left the house. */
export interface OrderShipped {
  readonly orderId: string;
  readonly trackingCode: string;
  /** Milliseconds since 1970. */
  readonly shippedAt: number;
}

/** What a service does with a message; it has failed when it throws or its promise rejects. */
export type Consumer<T> = (message: T) => Promise<void>;

/** One consumer's place at a topic. */
export interface Subscription {
  /** Begins no attempt from now on, until `resume`. */
  pause(): void;
  resume(): void;
}

/** A message that one consumer could not handle. */
export interface DeadLetter {
  readonly topic: string;
  /** The name that the consumer was subscribed with. */
  readonly consumer: string;
  /** The message as it was published. */
  readonly message: unknown;
  /** The very value that the last attempt failed with. */
  readonly error: unknown;
}

export interface BrokerOptions {
  /** How often a consumer may try a message, the first time included: a whole number from 1. */
  readonly maxAttempts: number;
}

/** Takes messages from producers and hands them to consumers, who work at their own pace. */
export class MessageBroker {
  readonly #maxAttempts: number;
  readonly #queues = new Map<string, ConsumerQueue[]>();
  readonly #deadLetters: DeadLetter[] = [];

  constructor({ maxAttempts }: BrokerOptions) {
    this.#maxAttempts = maxAttempts;
  }

  /** Has `consumer` get every message of `topic` published from now on. Nobody checks that they are of type T. */
  subscribe<T>(topic: string, name: string, consumer: Consumer<T>): Subscription {
    const queue = new ConsumerQueue(consumer as Consumer<unknown>, this.#maxAttempts, (message, error) => {
      this.#deadLetters.push({ topic, consumer: name, message, error });
    });
    this.#queues.set(topic, [...(this.#queues.get(topic) ?? []), queue]);
    return { pause: () => queue.pause(), resume: () => queue.resume() };
  }

  /** Resolves when the message is accepted, whatever the consumers do. */
  async publish(topic: string, message: unknown): Promise<void> {
    for (const queue of this.#queues.get(topic) ?? []) queue.accept(message);
  }

  /** Resolves when there is nothing left to do, except for paused consumers. */
  async drain(): Promise<void> {
    // Again and again: while one queue was waited for, its consumer may have filled another.
    for (let busy = this.#busyQueues(); busy.length > 0; busy = this.#busyQueues()) {
      await Promise.all(busy.map((queue) => queue.atRest));
    }
  }

  deadLetters(): DeadLetter[] {
    return this.#deadLetters.map((letter) => ({ ...letter, message: structuredClone(letter.message) }));
  }

  #busyQueues(): ConsumerQueue[] {
    return [...this.#queues.values()].flat().filter((queue) => queue.busy);
  }
}

/** The messages that wait for one consumer, and the one loop that takes them out. */
class ConsumerQueue {
  readonly #consumer: Consumer<unknown>;
  readonly #maxAttempts: number;
  readonly #giveUp: (message: unknown, error: unknown) => void;
  readonly #waiting: unknown[] = [];
  #failedAttempts = 0;
  #paused = false;
  #busy = false;
  #atRest: Promise<void> = Promise.resolve();

  constructor(consumer: Consumer<unknown>, maxAttempts: number, giveUp: (message: unknown, error: unknown) => void) {
    this.#consumer = consumer;
    this.#maxAttempts = maxAttempts;
    this.#giveUp = giveUp;
  }

  get busy(): boolean {
    return this.#busy;
  }

  /** Resolves when the loop ends. */
  get atRest(): Promise<void> {
    return this.#atRest;
  }

  accept(message: unknown): void {
    this.#waiting.push(structuredClone(message));
    this.#wake();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#wake();
  }

  #wake(): void {
    // A second loop would hand the consumer two messages at a time.
    if (!this.#busy) this.#atRest = this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    // The producer goes on first.
    await undefined;
    while (!this.#paused && this.#waiting.length > 0) await this.#attempt();
    this.#busy = false;
  }

  async #attempt(): Promise<void> {
    const [message] = this.#waiting;
    try {
      await this.#consumer(structuredClone(message));
    } catch (error) {
      this.#failedAttempts += 1;
      if (this.#failedAttempts < this.#maxAttempts) return;
      this.#giveUp(message, error);
    }
    this.#waiting.shift();
    this.#failedAttempts = 0;
  }
}

/** Ships orders, and publishes that it did. */
export class OrderService {
  readonly #broker: MessageBroker;
  readonly #now: () => number;

  constructor(broker: MessageBroker, now: () => number) {
    this.#broker = broker;
    this.#now = now;
  }

  async shipOrder(orderId: string, trackingCode: string): Promise<void> {
    const event: OrderShipped = { orderId, trackingCode, shippedAt: this.#now() };
    await this.#broker.publish('order.shipped', event);
  }
}
