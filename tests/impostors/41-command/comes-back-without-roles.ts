// Breaks 7: brings back the id and the address of a deleted user and forgets the rest.
import { type Command, type UserStore } from '../../../solutions/41-command/command.ts';

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
  readonly #deleted: { position: number; email: string | null }[] = [];

  constructor(store: UserStore, id: string) {
    this.#store = store;
    this.#id = id;
  }

  execute(): void {
    const position = this.#store.positionOf(this.#id);
    this.#deleted.push({ position, email: this.#store.delete(this.#id).email });
  }

  undo(): void {
    const deleted = this.#deleted.pop();
    if (deleted) this.#store.insert({ id: this.#id, email: deleted.email, roles: [] }, deleted.position);
  }
}
