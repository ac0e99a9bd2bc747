import {
  type BrokerOptions,
  type Consumer,
  type DeadLetter,
  type Subscription,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

/** One endless loop a consumer, which sleeps while there is nothing to do. */
export class MessageBroker {
  readonly #maxAttempts: number;
  readonly #inboxes: Record<string, Inbox[]> = Object.create(null) as Record<string, Inbox[]>;
  #deadLetters: readonly DeadLetter[] = [];

  constructor(options: BrokerOptions) {
    this.#maxAttempts = options.maxAttempts;
  }

  subscribe<T>(topic: string, consumer: string, handle: Consumer<T>): Subscription {
    const inbox = new Inbox();
    (this.#inboxes[topic] ??= []).push(inbox);
    void this.#consume(inbox, topic, consumer, handle as Consumer<unknown>);
    return inbox;
  }

  async publish(topic: string, message: unknown): Promise<void> {
    const inboxes = this.#inboxes[topic] ?? [];
    inboxes.forEach((inbox) => inbox.put(structuredClone(message)));
  }

  async drain(): Promise<void> {
    const busy = Object.values(this.#inboxes)
      .flat()
      .find((inbox) => inbox.isBusy);
    if (busy === undefined) return;
    await busy.atRest();
    return this.drain();
  }

  deadLetters(): DeadLetter[] {
    return this.#deadLetters.map((letter) => ({ ...letter, message: structuredClone(letter.message) }));
  }

  async #consume(inbox: Inbox, topic: string, consumer: string, handle: Consumer<unknown>): Promise<never> {
    let attempts = 0;
    for (;;) {
      while (!inbox.hasWork) await inbox.sleep();
      const message = inbox.first();
      attempts += 1;
      try {
        await handle(structuredClone(message));
      } catch (error) {
        if (attempts < this.#maxAttempts) continue;
        this.#deadLetters = [...this.#deadLetters, { topic, consumer, message, error }];
      }
      attempts = 0;
      inbox.takeOff();
    }
  }
}

class Inbox implements Subscription {
  readonly #messages: unknown[] = [];
  #paused = false;
  #asleep = false;
  #wake: () => void = () => {};
  #waitingForRest: (() => void)[] = [];

  get hasWork(): boolean {
    return !this.#paused && this.#messages.length > 0;
  }

  get isBusy(): boolean {
    return this.hasWork || !this.#asleep;
  }

  first(): unknown {
    return this.#messages[0];
  }

  put(message: unknown): void {
    this.#messages.push(message);
    this.#wake();
  }

  takeOff(): void {
    this.#messages.shift();
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#wake();
  }

  atRest(): Promise<void> {
    return new Promise((resolve) => this.#waitingForRest.push(resolve));
  }

  async sleep(): Promise<void> {
    this.#asleep = true;
    for (const tell of this.#waitingForRest.splice(0)) tell();
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    this.#asleep = false;
  }
}
