// Breaks 3: all consumers of a broker share one loop.
import { type Handler, MessageBroker as Right } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export class MessageBroker extends Right {
  #last: Promise<void> = Promise.resolve();

  override subscribe<T>(topic: string, name: string, handler: Handler<T>): void {
    super.subscribe<T>(topic, name, (message) => {
      const turn = this.#last.then(() => handler(message));
      this.#last = turn.catch(() => {});
      return turn;
    });
  }
}
