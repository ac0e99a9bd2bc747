// Breaks 3: copies the user that the constructor receives, but not the array of roles.
import { type Command, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CreateUserCommand implements Command {
  readonly #store: UserStore;
  readonly #user: User;

  constructor(store: UserStore, user: User) {
    this.#store = store;
    this.#user = { ...user };
  }

  execute(): void {
    this.#store.create(this.#user);
  }

  undo(): void {
    this.#store.delete(this.#user.id);
  }
}
