// Breaks 3: commands only hold data; the store changes itself, with a `switch` and snapshots, in methods that `UserStore` lacks.
import {
  type Command,
  InMemoryUserStore as Right,
  type User,
  type UserStore,
} from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

type Data =
  | { kind: 'create'; user: User }
  | { kind: 'update'; id: string; email: string | null }
  | { kind: 'delete'; id: string };

export class InMemoryUserStore extends Right {
  readonly #snapshots: User[][] = [];

  apply(data: Data): void {
    const snapshot = this.all();
    if (data.kind === 'create') this.create(data.user);
    else if (data.kind === 'update') this.updateEmail(data.id, data.email);
    else this.delete(data.id);
    this.#snapshots.push(snapshot);
  }

  revert(): void {
    for (const { id } of this.all()) this.delete(id);
    for (const user of this.#snapshots.pop() ?? []) this.create(user);
  }
}

class DataCommand implements Command {
  readonly #store: InMemoryUserStore;
  readonly #data: Data;

  constructor(store: UserStore, data: Data) {
    this.#store = store as InMemoryUserStore;
    this.#data = structuredClone(data);
  }

  execute(): void {
    this.#store.apply(this.#data);
  }

  undo(): void {
    this.#store.revert();
  }
}

export class CreateUserCommand extends DataCommand {
  constructor(store: UserStore, user: User) {
    super(store, { kind: 'create', user });
  }
}

export class UpdateEmailCommand extends DataCommand {
  constructor(store: UserStore, id: string, email: string | null) {
    super(store, { kind: 'update', id, email });
  }
}

export class DeleteUserCommand extends DataCommand {
  constructor(store: UserStore, id: string) {
    super(store, { kind: 'delete', id });
  }
}
