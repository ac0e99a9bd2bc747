import {
  type Broker,
  type BrokerOptions,
  type Handler,
  type DeadLetter,
  type OrderPlaced,
  type OrderShipped,
  type SendTracking,
  type Ship,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

interface Line {
  readonly topic: string;
  readonly name: string;
  accept(message: unknown): void;
  pause(): void;
  resume(): void;
}

/** No queues: each message extends the promise chain of its consumer, and each attempt gets a copy. */
export class MessageBroker implements Broker {
  readonly #lines: Line[] = [];
  readonly #letters: DeadLetter[] = [];
  readonly #maxAttempts: number;

  constructor({ maxAttempts }: BrokerOptions) {
    this.#maxAttempts = maxAttempts;
  }

  subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    const deliver = async (message: unknown, closed: () => Promise<void> | undefined): Promise<void> => {
      for (let attempt = 1; attempt <= this.#maxAttempts; attempt += 1) {
        // oxlint-disable no-await-in-loop
        for (let gate = closed(); gate; gate = closed()) await gate;
        try {
          await handler(structuredClone(message) as T);
          return;
        } catch (error) {
          if (attempt === this.#maxAttempts) this.#letters.push({ topic, consumer: name, message, error });
        }
      }
    };
    this.#lines.push(createLine(topic, name, deliver));
  }

  publish(topic: string, message: unknown): Promise<void> {
    const json = JSON.stringify(message);
    this.#lines.filter((line) => line.topic === topic).forEach((line) => line.accept(JSON.parse(json)));
    return new Promise((resolve) => queueMicrotask(resolve));
  }

  pause(name: string): void {
    for (const line of this.#lines) if (line.name === name) line.pause();
  }

  resume(name: string): void {
    for (const line of this.#lines) if (line.name === name) line.resume();
  }

  deadLetters(): readonly DeadLetter[] {
    return structuredCopy(this.#letters);
  }
}

/** Keeps one function instead of the broker. */
export class OrderService {
  readonly placeOrder: (orderId: string) => Promise<void>;

  constructor(broker: Broker) {
    this.placeOrder = async (orderId) => broker.publish('order.placed', Object.freeze({ orderId }));
  }
}

export function startShippingService(broker: Broker, ship: Ship): void {
  const handle = ({ orderId }: OrderPlaced): Promise<void> =>
    ship(orderId).then((trackingCode) => broker.publish('order.shipped', { orderId, trackingCode }));
  broker.subscribe('order.placed', 'shipping', handle);
}

export function startNotificationService(broker: Broker, sendTracking: SendTracking): void {
  broker.subscribe('order.shipped', 'notifications', (event: OrderShipped) =>
    sendTracking(event.orderId, event.trackingCode),
  );
}

function createLine(
  topic: string,
  name: string,
  deliver: (message: unknown, closed: () => Promise<void> | undefined) => Promise<void>,
): Line {
  let tail: Promise<void> = Promise.resolve();
  let gate: { promise: Promise<void>; open: () => void } | undefined;
  const closed = (): Promise<void> | undefined => gate?.promise;
  return {
    topic,
    name,
    accept: (message) => {
      tail = tail.then(() => deliver(message, closed));
    },
    pause: () => {
      gate ??= createGate();
    },
    resume: () => {
      gate?.open();
      gate = undefined;
    },
  };
}

function createGate(): { promise: Promise<void>; open: () => void } {
  let open = (): void => {};
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, open };
}

function structuredCopy(letters: readonly DeadLetter[]): DeadLetter[] {
  return letters.map((letter) => ({ ...letter }));
}
