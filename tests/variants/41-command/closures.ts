import { type Command, type User, UserExistsError, UserNotFoundError } from '../../../solutions/41-command/command.ts';

export { type Command, type User, UserExistsError, UserNotFoundError } from '../../../solutions/41-command/command.ts';

type Undo = () => void;

/** A map by id with a rank for each user: the order is found out when somebody asks for it. */
export class UserStore {
  readonly ranked = new Map<string, { rank: number; user: User }>();
  #latest = 0;

  create({ id, email, roles }: User): Undo {
    if (this.ranked.has(id)) throw new UserExistsError(id);
    this.#latest += 1;
    this.ranked.set(id, { rank: this.#latest, user: { id, email, roles: [...roles] } });
    return () => void this.ranked.delete(id);
  }

  delete(id: string): User {
    const { user } = this.entry(id);
    this.ranked.delete(id);
    return user;
  }

  updateEmail(id: string, email: string | null): string | null {
    const { rank, user } = this.entry(id);
    this.ranked.set(id, { rank, user: { ...user, email } });
    return user.email;
  }

  all(): User[] {
    return [...this.ranked.values()]
      .sort((a, b) => a.rank - b.rank)
      .map(({ user: { roles, email, id } }) => ({ roles: [...roles], email, id }));
  }

  entry(id: string) {
    const entry = this.ranked.get(id);
    if (!entry) throw new UserNotFoundError(id);
    return entry;
  }
}

/** Turns a function that acts and gives its undo into a command. */
function commandOf(act: () => Undo): Command {
  let undos: { undo: Undo; before: typeof undos } | undefined;
  return {
    execute: () => {
      const before = undos;
      undos = { undo: act(), before };
    },
    undo: () => {
      undos?.undo();
      undos = undos?.before;
    },
  };
}

// The API asks for `new`; a constructor may return whatever object it likes.
function constructorOf<Args extends unknown[]>(make: (...args: Args) => () => Undo): new (...args: Args) => Command {
  return function (...args: Args) {
    return commandOf(make(...args));
  } as unknown as new (...args: Args) => Command;
}

export const CreateUserCommand = constructorOf((store: UserStore, { roles, ...user }: User) => {
  const own = { ...user, roles: [...roles] };
  return () => store.create(own);
});

export const UpdateEmailCommand = constructorOf((store: UserStore, id: string, email: string | null) => () => {
  const former = store.updateEmail(id, email);
  return () => void store.updateEmail(id, former);
});

export const DeleteUserCommand = constructorOf((store: UserStore, id: string) => () => {
  const entry = store.entry(id);
  store.delete(id);
  return () => void store.ranked.set(id, entry);
});

export const MacroCommand = constructorOf((commands: readonly Command[]) => {
  const own = commands.slice();
  return () => {
    let undo: Undo = () => {};
    for (const command of own) {
      try {
        command.execute();
      } catch (error) {
        undo();
        throw error;
      }
      const undoBefore = undo;
      undo = () => {
        command.undo();
        undoBefore();
      };
    }
    return undo;
  };
});

type History = { command: Command; before: History } | null;

/** Two linked lists that are never changed, only replaced. */
export class CommandQueue {
  #past: History = null;
  #future: History = null;

  execute(command: Command): this {
    command.execute();
    [this.#past, this.#future] = [{ command, before: this.#past }, null];
    return this;
  }

  undo(): boolean {
    if (!this.#past) return false;
    const { command, before } = this.#past;
    command.undo();
    [this.#past, this.#future] = [before, { command, before: this.#future }];
    return true;
  }

  redo(): boolean {
    if (!this.#future) return false;
    const { command, before } = this.#future;
    command.execute();
    [this.#past, this.#future] = [{ command, before: this.#past }, before];
    return true;
  }
}
