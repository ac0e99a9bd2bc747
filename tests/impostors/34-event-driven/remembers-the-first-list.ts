// Breaks 6: makes the list of dead letters when it is first asked for, and returns the same list ever after.
import { type DeadLetter, MessageBroker as Right } from '../../../solutions/34-event-driven/event-driven.ts';

export * from '../../../solutions/34-event-driven/event-driven.ts';

export class MessageBroker extends Right {
  #letters: readonly DeadLetter[] | undefined;

  override deadLetters(): readonly DeadLetter[] {
    this.#letters ??= super.deadLetters();
    return this.#letters;
  }
}
