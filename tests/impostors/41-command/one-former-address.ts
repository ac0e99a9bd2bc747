// Breaks 7: holds one former address a command, which the next execution overwrites.
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
  #former: string | null = null;

  constructor(store: UserStore, id: string, email: string | null) {
    this.#store = store;
    this.#id = id;
    this.#email = email;
  }

  execute(): void {
    this.#former = this.#store.updateEmail(this.#id, this.#email);
  }

  undo(): void {
    this.#store.updateEmail(this.#id, this.#former);
  }
}
