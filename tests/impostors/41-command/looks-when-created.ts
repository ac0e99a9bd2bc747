// Breaks 6: notes the previous address when the command is created, not when it is executed.
import { type Command, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class UpdateEmailCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #email: string | null;
  readonly #previous: string | null;

  constructor(store: UserStore, id: string, email: string | null) {
    this.#store = store;
    this.#id = id;
    this.#email = email;
    this.#previous = store.all().find((user) => user.id === id)?.email ?? null;
  }

  execute(): void {
    this.#store.updateEmail(this.#id, this.#email);
  }

  undo(): void {
    this.#store.updateEmail(this.#id, this.#previous);
  }
}
