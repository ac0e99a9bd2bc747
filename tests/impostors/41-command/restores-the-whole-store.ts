// Breaks 6: saves all users before each execution, and `undo` restores them all, including users that have been changed since.
import { type Command, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

abstract class SavingCommand implements Command {
  protected readonly store: UserStore;
  readonly #saved: User[][] = [];

  constructor(store: UserStore) {
    this.store = store;
  }

  protected abstract act(): void;

  execute(): void {
    const users = this.store.all();
    this.act();
    this.#saved.push(users);
  }

  undo(): void {
    const saved = this.#saved.at(-1) ?? [];
    for (const { id } of this.store.all()) this.store.delete(id);
    for (const user of saved) this.store.create(user);
    this.#saved.pop();
  }
}

export class CreateUserCommand extends SavingCommand {
  readonly #user: User;

  constructor(store: UserStore, user: User) {
    super(store);
    this.#user = structuredClone(user);
  }

  protected override act(): void {
    this.store.create(this.#user);
  }
}

export class UpdateEmailCommand extends SavingCommand {
  readonly #id: string;
  readonly #email: string | null;

  constructor(store: UserStore, id: string, email: string | null) {
    super(store);
    this.#id = id;
    this.#email = email;
  }

  protected override act(): void {
    this.store.updateEmail(this.#id, this.#email);
  }
}

export class DeleteUserCommand extends SavingCommand {
  readonly #id: string;

  constructor(store: UserStore, id: string) {
    super(store);
    this.#id = id;
  }

  protected override act(): void {
    this.store.delete(this.#id);
  }
}
