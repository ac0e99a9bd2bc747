/** An account; `email` is null for a user who has no address. */
export interface User {
  readonly id: string;
  readonly email: string | null;
  readonly roles: readonly string[];
}

/** A user was to be created under an id that is taken. */
export class UserExistsError extends Error {
  override readonly name = 'UserExistsError';
  readonly id: string;

  constructor(id: string) {
    super(`There is already a user ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** A user was to be changed or deleted who is not there. */
export class UserNotFoundError extends Error {
  override readonly name = 'UserNotFoundError';
  readonly id: string;

  constructor(id: string) {
    super(`There is no user ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** The receiver: does the work and knows nothing of commands. */
export class UserStore {
  // Copied and frozen on the way in, so that users can be handed out as they are.
  readonly #users: User[] = [];

  create(user: User): void {
    this.insert(user, this.#users.length);
  }

  /** Adds a user at a position of the list: where an undone delete has to bring it back. */
  insert(user: User, position: number): void {
    if (this.#users.some(({ id }) => id === user.id)) throw new UserExistsError(user.id);
    this.#users.splice(position, 0, frozen(user));
  }

  /** Gives the user that was deleted. */
  delete(id: string): User {
    const [user] = this.#users.splice(this.positionOf(id), 1) as [User];
    return user;
  }

  /** Gives the address that the user had before. */
  updateEmail(id: string, email: string | null): string | null {
    const position = this.positionOf(id);
    const user = this.delete(id);
    this.insert({ ...user, email }, position);
    return user.email;
  }

  all(): User[] {
    return [...this.#users];
  }

  positionOf(id: string): number {
    const position = this.#users.findIndex((user) => user.id === id);
    if (position < 0) throw new UserNotFoundError(id);
    return position;
  }
}

/** One change, ready to be made, taken back and made again. */
export interface Command {
  execute(): void;
  /** Takes back the latest execution that has not been taken back yet. */
  undo(): void;
}

export class CreateUserCommand implements Command {
  readonly #store: UserStore;
  readonly #user: User;

  constructor(store: UserStore, user: User) {
    this.#store = store;
    this.#user = frozen(user);
  }

  execute(): void {
    this.#store.create(this.#user);
  }

  undo(): void {
    this.#store.delete(this.#user.id);
  }
}

export class UpdateEmailCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #email: string | null;
  // One entry an execution: the same object may be executed again before it is undone.
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
    const former = this.#former.at(-1);
    // Null is an address to go back to; only undefined says that nothing was executed.
    if (former === undefined) return;
    this.#store.updateEmail(this.#id, former);
    this.#former.pop();
  }
}

export class DeleteUserCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #deleted: { position: number; user: User }[] = [];

  constructor(store: UserStore, id: string) {
    this.#store = store;
    this.#id = id;
  }

  execute(): void {
    const position = this.#store.positionOf(this.#id);
    this.#deleted.push({ position, user: this.#store.delete(this.#id) });
  }

  undo(): void {
    const deleted = this.#deleted.at(-1);
    if (!deleted) return;
    this.#store.insert(deleted.user, deleted.position);
    this.#deleted.pop();
  }
}

/** Several commands that succeed together or not at all. */
export class MacroCommand implements Command {
  readonly #commands: readonly Command[];

  constructor(commands: readonly Command[]) {
    this.#commands = [...commands];
  }

  execute(): void {
    const done: Command[] = [];
    try {
      for (const command of this.#commands) {
        command.execute();
        done.push(command);
      }
    } catch (error) {
      undoAll(done);
      throw error;
    }
  }

  undo(): void {
    undoAll(this.#commands);
  }
}

/** The invoker: executes commands and remembers them. */
export class CommandQueue {
  readonly #done: Command[] = [];
  #undone: Command[] = [];

  // Each method lets the command act before it touches the history: a command that throws then changes nothing here.

  execute(command: Command): void {
    command.execute();
    this.#done.push(command);
    this.#undone = [];
  }

  /** Undoes the latest command; false where there is none. */
  undo(): boolean {
    const command = this.#done.at(-1);
    if (!command) return false;
    command.undo();
    this.#done.pop();
    this.#undone.push(command);
    return true;
  }

  /** Executes the latest undone command again; false where there is none. */
  redo(): boolean {
    const command = this.#undone.at(-1);
    if (!command) return false;
    command.execute();
    this.#undone.pop();
    this.#done.push(command);
    return true;
  }
}

function undoAll(commands: readonly Command[]): void {
  for (const command of commands.toReversed()) command.undo();
}

function frozen(user: User): User {
  return Object.freeze({ ...user, roles: Object.freeze([...user.roles]) });
}
