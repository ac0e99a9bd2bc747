// Breaks 3: restores the id and the email address of a deleted user, but not the roles.
import { type Command, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class DeleteUserCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #deleted: User[] = [];

  constructor(store: UserStore, id: string) {
    this.#store = store;
    this.#id = id;
  }

  execute(): void {
    this.#deleted.push(this.#store.delete(this.#id));
  }

  undo(): void {
    const user = this.#deleted.at(-1);
    if (!user) return;
    this.#store.create({ id: user.id, email: user.email, roles: [] });
    this.#deleted.pop();
  }
}
