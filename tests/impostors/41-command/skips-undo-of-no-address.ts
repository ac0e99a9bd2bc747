// Breaks 3: undoes an update only if the user had an email address before.
import { type Command, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class UpdateEmailCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #email: string | null;
  readonly #previous: (string | null)[] = [];

  constructor(store: UserStore, id: string, email: string | null) {
    this.#store = store;
    this.#id = id;
    this.#email = email;
  }

  execute(): void {
    this.#previous.push(this.#store.updateEmail(this.#id, this.#email));
  }

  undo(): void {
    const previous = this.#previous.at(-1);
    if (previous) this.#store.updateEmail(this.#id, previous);
    this.#previous.pop();
  }
}
