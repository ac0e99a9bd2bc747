// Breaks 1: updates an email address by deleting the user and creating a new one without roles.
import { type Command, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class UpdateEmailCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #email: string | null;
  readonly #replaced: User[] = [];

  constructor(store: UserStore, id: string, email: string | null) {
    this.#store = store;
    this.#id = id;
    this.#email = email;
  }

  execute(): void {
    this.#replaced.push(this.#store.delete(this.#id));
    this.#store.create({ id: this.#id, email: this.#email, roles: [] });
  }

  undo(): void {
    const user = this.#replaced.at(-1);
    if (!user) return;
    this.#store.delete(this.#id);
    this.#store.create(user);
    this.#replaced.pop();
  }
}
