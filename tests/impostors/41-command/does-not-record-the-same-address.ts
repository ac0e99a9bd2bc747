// Breaks 6: records an update only if the email address differs, so the next `undo` reverses an earlier execution.
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
    const previous = this.#store.updateEmail(this.#id, this.#email);
    if (previous !== this.#email) this.#previous.push(previous);
  }

  undo(): void {
    const previous = this.#previous.at(-1);
    if (previous === undefined) return;
    this.#store.updateEmail(this.#id, previous);
    this.#previous.pop();
  }
}
