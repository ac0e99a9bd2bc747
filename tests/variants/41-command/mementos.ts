import { type User, UserExistsError, UserNotFoundError } from '../../../solutions/41-command/command.ts';

export { type User, UserExistsError, UserNotFoundError } from '../../../solutions/41-command/command.ts';

export interface Command {
  execute(): void;
  undo(): void;
}

/** Every state is a new list; going back is putting an old one in its place. */
export class UserStore {
  private state: readonly User[] = [];

  create(user: User): void {
    if (this.find(user.id)) throw new UserExistsError(user.id);
    this.state = [...this.state, structuredClone(user)];
  }

  delete(id: string): User {
    const user = this.existing(id);
    this.state = this.state.filter((other) => other !== user);
    return user;
  }

  updateEmail(id: string, email: string | null): string | null {
    const user = this.existing(id);
    this.state = this.state.map((other) => (other === user ? { ...user, email } : other));
    return user.email;
  }

  all(): User[] {
    return structuredClone([...this.state]);
  }

  save(): () => void {
    const saved = this.state;
    return () => {
      this.state = saved;
    };
  }

  private find(id: string): User | undefined {
    return this.state.find((user) => user.id === id);
  }

  private existing(id: string): User {
    const user = this.find(id);
    if (!user) throw new UserNotFoundError(id);
    return user;
  }
}

/** A command that saves the store before each execution. */
class SavingCommand implements Command {
  private readonly saved: (() => void)[] = [];
  private readonly store: UserStore;
  private readonly act: () => unknown;

  constructor(store: UserStore, act: () => unknown) {
    this.store = store;
    this.act = act;
  }

  execute(): void {
    const restore = this.store.save();
    this.act();
    this.saved.unshift(restore);
  }

  undo(): void {
    this.saved.shift()?.();
  }
}

export class CreateUserCommand extends SavingCommand {
  constructor(store: UserStore, user: User) {
    const own = structuredClone(user);
    super(store, () => store.create(own));
  }
}

export class UpdateEmailCommand extends SavingCommand {
  constructor(store: UserStore, id: string, email: string | null) {
    super(store, () => store.updateEmail(id, email));
  }
}

export class DeleteUserCommand extends SavingCommand {
  constructor(store: UserStore, id: string) {
    super(store, () => store.delete(id));
  }
}

/** Recursive: the first command around a macro of the others. */
export class MacroCommand implements Command {
  private readonly first: Command | undefined;
  private readonly rest: MacroCommand | undefined;

  constructor([first, ...rest]: readonly Command[]) {
    this.first = first;
    this.rest = first && new MacroCommand(rest);
  }

  execute(): void {
    if (!this.first) return;
    this.first.execute();
    try {
      this.rest?.execute();
    } catch (error) {
      this.first.undo();
      throw error;
    }
  }

  undo(): void {
    this.rest?.undo();
    this.first?.undo();
  }
}

/** One list of commands and how many of them are done. */
export class CommandQueue {
  private commands: Command[] = [];
  private done = 0;

  execute(command: Command): void {
    command.execute();
    this.commands = [...this.commands.slice(0, this.done), command];
    this.done += 1;
  }

  undo(): boolean {
    if (this.done === 0) return false;
    this.commands[this.done - 1]?.undo();
    this.done -= 1;
    return true;
  }

  redo(): boolean {
    if (this.done === this.commands.length) return false;
    this.commands[this.done]?.execute();
    this.done += 1;
    return true;
  }
}
