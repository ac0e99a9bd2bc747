// Breaks 7: creating a user replaces the one who has the id, as in the source.
import { CreateUserCommand as Right, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CreateUserCommand extends Right {
  readonly #store: UserStore;
  readonly #id: string;

  constructor(store: UserStore, user: User) {
    super(store, user);
    this.#store = store;
    this.#id = user.id;
  }

  override execute(): void {
    if (this.#store.all().some(({ id }) => id === this.#id)) this.#store.delete(this.#id);
    super.execute();
  }
}
