import { todo } from '../support/todo.ts';

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
  create(user: User): void {
    todo('add a user at the end');
  }

  /** Gives the user that was deleted. */
  delete(id: string): User {
    return todo('remove a user');
  }

  /** Gives the address that the user had before. */
  updateEmail(id: string, email: string | null): string | null {
    return todo('change the address of a user');
  }

  all(): User[] {
    return todo('all users in the order of their creation');
  }
}

/** One change, ready to be made, taken back and made again. */
export interface Command {
  execute(): void;
  /** Takes back the latest execution that has not been taken back yet. */
  undo(): void;
}

export class CreateUserCommand implements Command {
  constructor(store: UserStore, user: User) {
    todo('keep what execute will need');
  }

  execute(): void {
    todo('create the user');
  }

  undo(): void {
    todo('take the creation back');
  }
}

export class UpdateEmailCommand implements Command {
  constructor(store: UserStore, id: string, email: string | null) {
    todo('keep what execute will need');
  }

  execute(): void {
    todo('change the address');
  }

  undo(): void {
    todo('bring the former address back');
  }
}

export class DeleteUserCommand implements Command {
  constructor(store: UserStore, id: string) {
    todo('keep what execute will need');
  }

  execute(): void {
    todo('delete the user');
  }

  undo(): void {
    todo('bring the user back');
  }
}

/** Several commands that succeed together or not at all. */
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

/** The invoker: executes commands and remembers them. */
export class CommandQueue {
  execute(command: Command): void {
    todo('execute and remember');
  }

  /** Undoes the latest command; false where there is none. */
  undo(): boolean {
    return todo('undo the latest command');
  }

  /** Executes the latest undone command again; false where there is none. */
  redo(): boolean {
    return todo('redo the latest undone command');
  }
}
