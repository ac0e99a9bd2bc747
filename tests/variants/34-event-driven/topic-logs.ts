import {
  type Broker,
  type BrokerOptions,
  type Handler,
  type DeadLetter,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

interface Reader {
  topic: string;
  name: string;
  /** Index in the topic's log of the message to be handled next. */
  offset: number;
  failed: number;
  isRunning: boolean;
  handler: Handler<unknown>;
}

/**
 * Each topic is an append-only log, and each consumer is a position in it. There are no async functions:
 * every change ends in `#advance`. Names are paused, not consumers.
 */
export class MessageBroker implements Broker {
  readonly #options: BrokerOptions;
  readonly #logs = new Map<string, unknown[]>();
  readonly #readers: Reader[] = [];
  readonly #paused = new Set<string>();
  #letters: readonly DeadLetter[] = Object.freeze([]);

  constructor(options: BrokerOptions) {
    this.#options = options;
  }

  subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    const offset = this.#log(topic).length;
    this.#readers.push({ topic, name, offset, failed: 0, isRunning: false, handler: handler as Handler<unknown> });
  }

  publish(topic: string, message: unknown): Promise<void> {
    this.#log(topic).push(message);
    for (const reader of [...this.#readers]) if (reader.topic === topic) this.#advance(reader);
    return Promise.resolve();
  }

  pause(name: string): void {
    this.#paused.add(name);
  }

  resume(name: string): void {
    this.#paused.delete(name);
    this.#readers.forEach((reader) => this.#advance(reader));
  }

  deadLetters(): readonly DeadLetter[] {
    return this.#letters;
  }

  #log(topic: string): unknown[] {
    const log = this.#logs.get(topic) ?? [];
    this.#logs.set(topic, log);
    return log;
  }

  #advance(reader: Reader): void {
    const log = this.#log(reader.topic);
    if (reader.isRunning || this.#paused.has(reader.name) || reader.offset === log.length) return;
    const message = log[reader.offset];
    reader.isRunning = true;
    new Promise<void>((resolve) => resolve(reader.handler(message))).then(
      () => this.#next(reader, true),
      (error: unknown) => {
        const isDead = reader.failed + 1 === this.#options.maxAttempts;
        const { topic, name } = reader;
        if (isDead) this.#letters = Object.freeze([...this.#letters, { topic, consumer: name, message, error }]);
        this.#next(reader, isDead);
      },
    );
  }

  #next(reader: Reader, isDone: boolean): void {
    reader.isRunning = false;
    reader.failed = isDone ? 0 : reader.failed + 1;
    reader.offset += isDone ? 1 : 0;
    this.#advance(reader);
  }
}
