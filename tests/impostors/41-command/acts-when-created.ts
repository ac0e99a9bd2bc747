// Breaks 1: `CreateUserCommand` creates the user in its constructor, and its first `execute` does nothing.
import { CreateUserCommand as Right, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CreateUserCommand extends Right {
  #isFirst = true;

  constructor(store: UserStore, user: User) {
    super(store, user);
    super.execute();
  }

  override execute(): void {
    if (!this.#isFirst) super.execute();
    this.#isFirst = false;
  }
}
