// Breaks 4: undoes an update only where there was an address before, as the source does.
import { type Command, type UserStore } from '../../../solutions/41-command/command.ts';

export {
  type Command,
  CommandQueue,
  CreateUserCommand,
  DeleteUserCommand,
  MacroCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
  UserStore,
} from '../../../solutions/41-command/command.ts';

export class UpdateEmailCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #email: string | null;
  readonly #former: (string | null)[] = [];

  constructor(store: UserStore, id: string, email: string | null) {
    this.#store = store;
    this.#id = id;
    this.#email = email;
  }

  execute(): void {
    this.#former.push(this.#store.updateEmail(this.#id, this.#email));
  }

  undo(): void {
    const former = this.#former.pop();
    if (former) this.#store.updateEmail(this.#id, former);
  }
}
