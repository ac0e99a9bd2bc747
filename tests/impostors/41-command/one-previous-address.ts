// Breaks 6: keeps one previous email address per command, which the next execution overwrites.
import { type Command, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class UpdateEmailCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #email: string | null;
  #previous: string | null = null;

  constructor(store: UserStore, id: string, email: string | null) {
    this.#store = store;
    this.#id = id;
    this.#email = email;
  }

  execute(): void {
    this.#previous = this.#store.updateEmail(this.#id, this.#email);
  }

  undo(): void {
    this.#store.updateEmail(this.#id, this.#previous);
  }
}
