// Breaks 9: a command keeps the very user that it was given until it is executed.
import { type Command, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export {
  type Command,
  CommandQueue,
  DeleteUserCommand,
  MacroCommand,
  UpdateEmailCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
  UserStore,
} from '../../../solutions/41-command/command.ts';

export class CreateUserCommand implements Command {
  readonly #store: UserStore;
  readonly #user: User;

  constructor(store: UserStore, user: User) {
    this.#store = store;
    this.#user = user;
  }

  execute(): void {
    this.#store.create(this.#user);
  }

  undo(): void {
    this.#store.delete(this.#user.id);
  }
}
