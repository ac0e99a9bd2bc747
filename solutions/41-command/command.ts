/** A user account; `email` is `null` if the user has no email address. */
export interface User {
  readonly id: string;
  readonly email: string | null;
  readonly roles: readonly string[];
}

/** Thrown when the id of a new user is already taken. */
export class UserExistsError extends Error {
  override readonly name = 'UserExistsError';
  readonly id: string;

  constructor(id: string) {
    super(`The user ${JSON.stringify(id)} already exists`);
    this.id = id;
  }
}

/** Thrown when the user to change or delete does not exist. */
export class UserNotFoundError extends Error {
  override readonly name = 'UserNotFoundError';
  readonly id: string;

  constructor(id: string) {
    super(`There is no user ${JSON.stringify(id)}`);
    this.id = id;
  }
}

/** Thrown when a command calls the queue that is running it. */
export class QueueBusyError extends Error {
  override readonly name = 'QueueBusyError';

  constructor() {
    super('The queue is running a command and cannot be called; combine commands in a MacroCommand instead');
  }
}

/** The receiver: it does the work and knows nothing about commands. If a method throws, the store is unchanged. */
export interface UserStore {
  /** @throws {UserExistsError} if the id is already taken */
  create(user: User): void;
  /**
   * @returns the deleted user
   * @throws {UserNotFoundError} if there is no such user
   */
  delete(id: string): User;
  /**
   * @returns the previous email address
   * @throws {UserNotFoundError} if there is no such user
   */
  updateEmail(id: string, email: string | null): string | null;
  /** All users, sorted by id. */
  all(): User[];
}

/** A ready-made store. Leave it unchanged. */
export class InMemoryUserStore implements UserStore {
  readonly #users = new Map<string, User>();

  create({ id, email, roles }: User): void {
    if (this.#users.has(id)) throw new UserExistsError(id);
    this.#users.set(id, Object.freeze({ id, email, roles: Object.freeze([...roles]) }));
  }

  delete(id: string): User {
    const user = this.#find(id);
    this.#users.delete(id);
    return user;
  }

  updateEmail(id: string, email: string | null): string | null {
    const user = this.#find(id);
    this.#users.set(id, Object.freeze({ ...user, email }));
    return user.email;
  }

  all(): User[] {
    return [...this.#users.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  #find(id: string): User {
    const user = this.#users.get(id);
    if (!user) throw new UserNotFoundError(id);
    return user;
  }
}

/** A change that can be executed, undone and executed again. */
export interface Command {
  execute(): void;
  /** Reverses the most recent execution that has not yet been undone. */
  undo(): void;
}

/** Creates a user. */
export class CreateUserCommand implements Command {
  readonly #store: UserStore;
  readonly #user: User;

  constructor(store: UserStore, user: User) {
    this.#store = store;
    this.#user = { ...user, roles: [...user.roles] };
  }

  execute(): void {
    this.#store.create(this.#user);
  }

  undo(): void {
    this.#store.delete(this.#user.id);
  }
}

/** Changes the email address of a user. */
export class UpdateEmailCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #email: string | null;
  // One entry per execution: the same command may be executed again before it is undone.
  readonly #previous: (string | null)[] = [];

  constructor(store: UserStore, id: string, email: string | null) {
    this.#store = store;
    this.#id = id;
    this.#email = email;
  }

  execute(): void {
    this.#previous.push(this.#store.updateEmail(this.#id, this.#email));
  }

  undo(): void {
    const previous = this.#previous.at(-1);
    // `null` is a value to restore; only `undefined` means that there is no execution to undo.
    if (previous === undefined) return;
    this.#store.updateEmail(this.#id, previous);
    this.#previous.pop();
  }
}

/** Deletes a user. */
export class DeleteUserCommand implements Command {
  readonly #store: UserStore;
  readonly #id: string;
  readonly #deleted: User[] = [];

  constructor(store: UserStore, id: string) {
    this.#store = store;
    this.#id = id;
  }

  execute(): void {
    this.#deleted.push(this.#store.delete(this.#id));
  }

  undo(): void {
    const user = this.#deleted.at(-1);
    if (!user) return;
    this.#store.create(user);
    this.#deleted.pop();
  }
}

/** Several commands that succeed or fail as a whole. */
export class MacroCommand implements Command {
  readonly #commands: readonly Command[];

  constructor(commands: readonly Command[]) {
    this.#commands = [...commands];
  }

  execute(): void {
    const executed: Command[] = [];
    try {
      for (const command of this.#commands) {
        command.execute();
        executed.push(command);
      }
    } catch (error) {
      undoAll(executed);
      throw error;
    }
  }

  undo(): void {
    undoAll(this.#commands);
  }
}

/** The invoker: it executes commands and keeps the history. */
export class CommandQueue {
  readonly #done: Command[] = [];
  readonly #undone: Command[] = [];
  #isBusy = false;

  execute(command: Command): void {
    this.#exclusively(() => {
      command.execute();
      this.#done.push(command);
      this.#undone.length = 0;
    });
  }

  /** Undoes the most recent command that has not been undone; returns `false` if there is none. */
  undo(): boolean {
    return this.#exclusively(() => runAndMove(this.#done, this.#undone, (command) => command.undo()));
  }

  /** Executes the most recently undone command again; returns `false` if there is none. */
  redo(): boolean {
    return this.#exclusively(() => runAndMove(this.#undone, this.#done, (command) => command.execute()));
  }

  #exclusively<T>(work: () => T): T {
    if (this.#isBusy) throw new QueueBusyError();
    this.#isBusy = true;
    try {
      return work();
    } finally {
      this.#isBusy = false;
    }
  }
}

/** Passes the top command of one stack to `act`, then moves it to the other stack. If `act` throws, nothing moves. */
function runAndMove(from: Command[], to: Command[], act: (command: Command) => void): boolean {
  const command = from.at(-1);
  if (!command) return false;
  act(command);
  from.pop();
  to.push(command);
  return true;
}

function undoAll(commands: readonly Command[]): void {
  for (const command of commands.toReversed()) command.undo();
}
