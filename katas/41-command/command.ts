import { todo } from '../support/todo.ts';

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
  constructor(store: UserStore, user: User) {
    todo('keep what `execute` will need');
  }

  execute(): void {
    todo('create the user');
  }

  undo(): void {
    todo('delete the user that was created');
  }
}

/** Changes the email address of a user. */
export class UpdateEmailCommand implements Command {
  constructor(store: UserStore, id: string, email: string | null) {
    todo('keep what `execute` will need');
  }

  execute(): void {
    todo('change the email address');
  }

  undo(): void {
    todo('restore the previous email address');
  }
}

/** Deletes a user. */
export class DeleteUserCommand implements Command {
  constructor(store: UserStore, id: string) {
    todo('keep what `execute` will need');
  }

  execute(): void {
    todo('delete the user');
  }

  undo(): void {
    todo('restore the user');
  }
}

/** Several commands that succeed or fail as a whole. */
export class MacroCommand implements Command {
  constructor(commands: readonly Command[]) {
    todo('keep the commands');
  }

  execute(): void {
    todo('execute all commands or none');
  }

  undo(): void {
    todo('undo all commands');
  }
}

/** The invoker: it executes commands and keeps the history. */
export class CommandQueue {
  execute(command: Command): void {
    todo('execute the command and record it');
  }

  /** Undoes the most recent command that has not been undone; returns `false` if there is none. */
  undo(): boolean {
    return todo('undo the most recent command');
  }

  /** Executes the most recently undone command again; returns `false` if there is none. */
  redo(): boolean {
    return todo('redo the most recently undone command');
  }
}
