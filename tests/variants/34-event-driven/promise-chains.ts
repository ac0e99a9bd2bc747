import {
  type BrokerOptions,
  type Consumer,
  type DeadLetter,
  type Subscription,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

interface Line extends Subscription {
  accept(message: unknown): void;
  isIdle(): boolean;
}

/** No queue at all: each message is a link at the end of its consumer's chain of promises. */
export class MessageBroker {
  readonly #lines: { topic: string; line: Line }[] = [];
  readonly #deadLetters: DeadLetter[] = [];
  readonly #maxAttempts: number;
  #drains: { promise: Promise<void>; end: () => void } | undefined;

  constructor({ maxAttempts }: BrokerOptions) {
    this.#maxAttempts = maxAttempts;
  }

  subscribe<T>(topic: string, name: string, consumer: Consumer<T>): Subscription {
    const line = createLine({
      consumer: consumer as Consumer<unknown>,
      maxAttempts: this.#maxAttempts,
      bury: (message, error) => void this.#deadLetters.push({ topic, consumer: name, message, error }),
      changed: () => this.#endDrains(),
    });
    this.#lines.push({ topic, line });
    return line;
  }

  publish(topic: string, message: unknown): Promise<void> {
    for (const { topic: own, line } of this.#lines) if (own === topic) line.accept(message);
    return Promise.resolve().then(() => {});
  }

  drain(): Promise<void> {
    this.#drains ??= later();
    const { promise } = this.#drains;
    this.#endDrains();
    return promise;
  }

  deadLetters(): DeadLetter[] {
    return this.#deadLetters.map(({ message, ...rest }) => ({ ...rest, message: JSON.parse(JSON.stringify(message)) }));
  }

  #endDrains(): void {
    if (!this.#lines.every(({ line }) => line.isIdle())) return;
    this.#drains?.end();
    this.#drains = undefined;
  }
}

interface LineOptions {
  consumer: Consumer<unknown>;
  maxAttempts: number;
  bury: (message: unknown, error: unknown) => void;
  changed: () => void;
}

function createLine({ consumer, maxAttempts, bury, changed }: LineOptions): Line {
  let tail: Promise<void> = Promise.resolve();
  let unhandled = 0;
  let attempting = false;
  const pause: { gate?: { promise: Promise<void>; end: () => void } | undefined } = {};

  const deliver = async (message: unknown): Promise<void> => {
    for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
      while (pause.gate) await pause.gate.promise;
      attempting = true;
      try {
        await consumer(structuredClone(message));
        return;
      } catch (error) {
        if (attempt === maxAttempts) bury(message, error);
      } finally {
        attempting = false;
        changed();
      }
    }
  };

  return {
    accept(message) {
      const copy: unknown = structuredClone(message);
      unhandled += 1;
      tail = tail
        .then(() => deliver(copy))
        .then(() => {
          unhandled -= 1;
          changed();
        });
    },
    pause() {
      pause.gate ??= later();
      changed();
    },
    resume() {
      pause.gate?.end();
      pause.gate = undefined;
    },
    isIdle: () => !attempting && (unhandled === 0 || pause.gate !== undefined),
  };
}

function later(): { promise: Promise<void>; end: () => void } {
  let end = () => {};
  const promise = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { promise, end };
}
