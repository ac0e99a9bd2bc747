import {
  type Broker,
  type BrokerOptions,
  type Handler,
  type DeadLetter,
} from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

interface State {
  readonly options: BrokerOptions;
  readonly mailboxes: Mailbox[];
  readonly letters: DeadLetter[];
}

const states = new WeakMap<MessageBroker, State>();

/** One endless loop per consumer, over an async generator that sleeps while there is nothing to do. */
export class MessageBroker implements Broker {
  constructor(options: BrokerOptions) {
    states.set(this, { options: Object.freeze({ ...options }), mailboxes: [], letters: [] });
    Object.freeze(this);
  }

  subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    const { mailboxes, letters, options } = stateOf(this);
    const mailbox = new Mailbox(topic, name);
    mailboxes.push(mailbox);
    void (async () => {
      for await (const message of mailbox.messages()) {
        // The consumer may have been paused since the mailbox yielded the message.
        if (!mailbox.isOpen) continue;
        const attempt = mailbox.countAttempt();
        try {
          await handler(message as T);
          mailbox.done();
        } catch (error) {
          if (attempt < options.maxAttempts) continue;
          letters.push(Object.freeze({ topic, consumer: name, message, error }));
          mailbox.done();
        }
      }
    })();
  }

  async publish(topic: string, message: unknown): Promise<void> {
    for (const mailbox of stateOf(this).mailboxes) if (mailbox.topic === topic) mailbox.put(message);
  }

  pause(name: string): void {
    for (const mailbox of stateOf(this).mailboxes) if (mailbox.name === name) mailbox.setOpen(false);
  }

  resume(name: string): void {
    for (const mailbox of stateOf(this).mailboxes) if (mailbox.name === name) mailbox.setOpen(true);
  }

  deadLetters(): readonly DeadLetter[] {
    return Object.freeze([...stateOf(this).letters]);
  }
}

class Mailbox {
  readonly topic: string;
  readonly name: string;
  #messages: readonly unknown[] = [];
  #isOpen = true;
  #attempt = 0;
  #wake = (): void => {};

  constructor(topic: string, name: string) {
    this.topic = topic;
    this.name = name;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  async *messages(): AsyncGenerator<unknown, never> {
    for (;;) {
      while (!this.#isOpen || this.#messages.length === 0) await this.#sleep();
      yield this.#messages[0];
    }
  }

  countAttempt(): number {
    this.#attempt += 1;
    return this.#attempt;
  }

  put(message: unknown): void {
    this.#messages = [...this.#messages, message];
    this.#wake();
  }

  done(): void {
    this.#messages = this.#messages.slice(1);
    this.#attempt = 0;
  }

  setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#wake();
  }

  #sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

function stateOf(broker: MessageBroker): State {
  const state = states.get(broker);
  if (state === undefined) throw new TypeError('This is not a message broker.');
  return state;
}
