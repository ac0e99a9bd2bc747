/** Published to `'order.placed'`. */
export interface OrderPlaced {
  readonly orderId: string;
}

/** Published to `'order.shipped'`. */
export interface OrderShipped {
  readonly orderId: string;
  readonly trackingCode: string;
}

/** Handles one message for a consumer. The attempt fails if this function throws or its promise rejects. */
export type Handler<T> = (message: T) => Promise<void>;

/** The only thing that services share. */
export interface Broker {
  /** Resolves when the broker has accepted the message. If publishing fails, it throws or rejects. */
  publish(topic: string, message: unknown): Promise<void>;
  /** Adds a consumer. `name` is the name of its service. */
  subscribe<T>(topic: string, name: string, handler: Handler<T>): void;
}

/** A message that one consumer could not handle. */
export interface DeadLetter {
  readonly topic: string;
  /** The name under which the consumer was subscribed. */
  readonly consumer: string;
  readonly message: unknown;
  /** What the last attempt threw or rejected with. */
  readonly error: unknown;
}

export interface BrokerOptions {
  /** The maximum number of attempts per message, including the first attempt: an integer of 1 or more. */
  readonly maxAttempts: number;
}

/** Books a shipment with the carrier and returns its tracking code. */
export type Ship = (orderId: string) => Promise<string>;

/** Emails a tracking code to the customer. */
export type SendTracking = (orderId: string, trackingCode: string) => Promise<void>;

/** Queues messages for each consumer, so that each works at its own pace. */
export class MessageBroker implements Broker {
  readonly #maxAttempts: number;
  readonly #queues: ConsumerQueue[] = [];
  readonly #deadLetters: DeadLetter[] = [];

  constructor({ maxAttempts }: BrokerOptions) {
    this.#maxAttempts = maxAttempts;
  }

  subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    const attempt = async (message: unknown): Promise<void> => handler(message as T);
    const addDeadLetter = (message: unknown, error: unknown): void => {
      this.#deadLetters.push({ topic, consumer: name, message, error });
    };
    this.#queues.push(new ConsumerQueue({ topic, name, attempt, maxAttempts: this.#maxAttempts, addDeadLetter }));
  }

  async publish(topic: string, message: unknown): Promise<void> {
    const queues = this.#queues.filter((queue) => queue.topic === topic);
    // All queues get the message before any consumer starts. Otherwise, a handler that publishes before its first
    // `await` could put its own message into the other queues ahead of the one that it is handling.
    for (const queue of queues) queue.add(message);
    for (const queue of queues) queue.wake();
  }

  /** Holds back the messages of the service with this name. */
  pause(name: string): void {
    for (const queue of this.#queues) if (queue.name === name) queue.pause();
  }

  /** Stops holding back the messages of the service with this name. */
  resume(name: string): void {
    for (const queue of this.#queues) if (queue.name === name) queue.resume();
  }

  /** The messages that the broker gave up on, in the order in which it gave up. */
  deadLetters(): readonly DeadLetter[] {
    return [...this.#deadLetters];
  }
}

interface QueueOptions {
  topic: string;
  name: string;
  attempt: (message: unknown) => Promise<void>;
  maxAttempts: number;
  /** Called with each message that is given up on, and with the error of its last attempt. */
  addDeadLetter: (message: unknown, error: unknown) => void;
}

/** The messages that wait for one consumer, and the only loop that removes them. */
class ConsumerQueue {
  readonly topic: string;
  readonly name: string;
  readonly #attempt: (message: unknown) => Promise<void>;
  readonly #maxAttempts: number;
  readonly #addDeadLetter: (message: unknown, error: unknown) => void;
  readonly #waiting: unknown[] = [];
  #failedAttempts = 0;
  #isPaused = false;
  #isRunning = false;

  constructor({ topic, name, attempt, maxAttempts, addDeadLetter }: QueueOptions) {
    this.topic = topic;
    this.name = name;
    this.#attempt = attempt;
    this.#maxAttempts = maxAttempts;
    this.#addDeadLetter = addDeadLetter;
  }

  add(message: unknown): void {
    this.#waiting.push(message);
  }

  pause(): void {
    this.#isPaused = true;
  }

  resume(): void {
    this.#isPaused = false;
    this.wake();
  }

  /** Starts the loop unless it is already running. A second loop would give the consumer two messages at a time. */
  wake(): void {
    if (!this.#isRunning) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isRunning = true;
    while (!this.#isPaused && this.#waiting.length > 0) await this.#handleFirst();
    this.#isRunning = false;
  }

  /** Makes one attempt at the first message, which leaves the queue only when it has been handled or abandoned. */
  async #handleFirst(): Promise<void> {
    const [message] = this.#waiting;
    try {
      await this.#attempt(message);
    } catch (error) {
      this.#failedAttempts += 1;
      if (this.#failedAttempts < this.#maxAttempts) return;
      this.#addDeadLetter(message, error);
    }
    this.#waiting.shift();
    this.#failedAttempts = 0;
  }
}

/** Takes orders. */
export class OrderService {
  readonly #broker: Broker;

  constructor(broker: Broker) {
    this.#broker = broker;
  }

  async placeOrder(orderId: string): Promise<void> {
    const event: OrderPlaced = { orderId };
    await this.#broker.publish('order.placed', event);
  }
}

/** Subscribes the shipping service. */
export function startShippingService(broker: Broker, ship: Ship): void {
  broker.subscribe<OrderPlaced>('order.placed', 'shipping', async ({ orderId }) => {
    const event: OrderShipped = { orderId, trackingCode: await ship(orderId) };
    await broker.publish('order.shipped', event);
  });
}

/** Subscribes the notification service. */
export function startNotificationService(broker: Broker, sendTracking: SendTracking): void {
  broker.subscribe<OrderShipped>('order.shipped', 'notifications', async ({ orderId, trackingCode }) => {
    await sendTracking(orderId, trackingCode);
  });
}
