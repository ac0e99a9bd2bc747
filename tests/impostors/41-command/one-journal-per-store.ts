// Breaks 6: records what `undo` needs in one journal per store, and each command takes the last entry.
import { type Command, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

const journals = new WeakMap<UserStore, (() => void)[]>();

class JournalCommand implements Command {
  readonly #store: UserStore;
  readonly #act: () => () => void;

  constructor(store: UserStore, act: () => () => void) {
    this.#store = store;
    this.#act = act;
    if (!journals.has(store)) journals.set(store, []);
  }

  execute(): void {
    journals.get(this.#store)?.push(this.#act());
  }

  undo(): void {
    const journal = journals.get(this.#store) ?? [];
    journal.at(-1)?.();
    journal.pop();
  }
}

export class CreateUserCommand extends JournalCommand {
  constructor(store: UserStore, user: User) {
    const own = structuredClone(user);
    super(store, () => {
      store.create(own);
      return () => store.delete(own.id);
    });
  }
}

export class UpdateEmailCommand extends JournalCommand {
  constructor(store: UserStore, id: string, email: string | null) {
    super(store, () => {
      const previous = store.updateEmail(id, email);
      return () => store.updateEmail(id, previous);
    });
  }
}

export class DeleteUserCommand extends JournalCommand {
  constructor(store: UserStore, id: string) {
    super(store, () => {
      const user = store.delete(id);
      return () => store.create(user);
    });
  }
}
