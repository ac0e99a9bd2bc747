import {
  type BrokerOptions,
  type Consumer,
  type DeadLetter,
  type Subscription,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

interface Reader {
  name: string;
  /** Place in the topic's log of the message to be handled next. */
  offset: number;
  failed: number;
  state: 'ready' | 'running';
  paused: boolean;
  consumer: Consumer<unknown>;
}

interface Topic {
  log: string[];
  readers: Reader[];
}

/**
 * Each topic is a log that only grows, each consumer a place in it. No async functions: whatever happens ends in
 * `#advance`. The first attempt begins within `publish`.
 */
export class MessageBroker {
  readonly #options: BrokerOptions;
  readonly #topics: Map<string, Topic> = new Map();
  readonly #deadLetters: (() => DeadLetter)[] = [];
  #draining: (() => void)[] = [];

  constructor(options: BrokerOptions) {
    this.#options = options;
  }

  subscribe<T>(name: string, consumerName: string, consumer: Consumer<T>): Subscription {
    const topic = this.#topic(name);
    const reader: Reader = {
      name: consumerName,
      offset: topic.log.length,
      failed: 0,
      state: 'ready',
      paused: false,
      consumer: consumer as Consumer<unknown>,
    };
    topic.readers.push(reader);
    const pause = (paused: boolean) => {
      reader.paused = paused;
      this.#advance(name, topic, reader);
    };
    return { pause: () => pause(true), resume: () => pause(false) };
  }

  publish(name: string, message: unknown): Promise<void> {
    const topic = this.#topic(name);
    topic.log.push(JSON.stringify(message));
    for (const reader of [...topic.readers]) this.#advance(name, topic, reader);
    return Promise.resolve();
  }

  drain(): Promise<void> {
    return new Promise((resolve) => {
      this.#draining.push(resolve);
      this.#endDrains();
    });
  }

  deadLetters(): DeadLetter[] {
    return this.#deadLetters.map((letter) => letter());
  }

  #topic(name: string): Topic {
    const topic = this.#topics.get(name) ?? { log: [], readers: [] };
    this.#topics.set(name, topic);
    return topic;
  }

  #advance(name: string, topic: Topic, reader: Reader): void {
    const message = topic.log[reader.offset];
    if (message === undefined || reader.paused || reader.state === 'running') return this.#endDrains();
    reader.state = 'running';
    const over = (handled: boolean) => {
      reader.state = 'ready';
      reader.failed = handled ? 0 : reader.failed + 1;
      if (handled) reader.offset += 1;
      this.#advance(name, topic, reader);
    };
    new Promise<void>((resolve) => resolve(reader.consumer(JSON.parse(message)))).then(
      () => over(true),
      (error: unknown) => {
        const dead = reader.failed + 1 === this.#options.maxAttempts;
        if (dead) {
          this.#deadLetters.push(() => ({ topic: name, consumer: reader.name, message: JSON.parse(message), error }));
        }
        over(dead);
      },
    );
  }

  #endDrains(): void {
    const busy = [...this.#topics.values()].some(({ log, readers }) =>
      readers.some(({ state, paused, offset }) => state === 'running' || (!paused && offset < log.length)),
    );
    if (busy) return;
    for (const resolve of this.#draining.splice(0)) resolve();
  }
}
