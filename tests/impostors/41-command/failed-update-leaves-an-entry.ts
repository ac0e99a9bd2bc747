// Breaks 7: records the previous email address before it updates the store, and keeps the entry if the update fails.
import { type Command, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class UpdateEmailCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #email: string | null;
  readonly #previous: (string | null | undefined)[] = [];

  constructor(store: UserStore, id: string, email: string | null) {
    this.#store = store;
    this.#id = id;
    this.#email = email;
  }

  execute(): void {
    this.#previous.push(undefined);
    const previous = this.#store.updateEmail(this.#id, this.#email);
    this.#previous[this.#previous.length - 1] = previous;
  }

  undo(): void {
    const previous = this.#previous.at(-1);
    if (previous !== undefined) this.#store.updateEmail(this.#id, previous);
    this.#previous.pop();
  }
}
