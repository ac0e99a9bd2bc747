// Breaks 7: creates a deleted user anew, at the end of the list.
import { type Command, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export {
  type Command,
  CommandQueue,
  CreateUserCommand,
  MacroCommand,
  UpdateEmailCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
  UserStore,
} from '../../../solutions/41-command/command.ts';

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
    const user = this.#deleted.pop();
    if (user) this.#store.create(user);
  }
}
