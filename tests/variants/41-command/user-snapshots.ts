import { type Command, QueueBusyError, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

/** A command that saves its own user, and no other, before each execution. */
abstract class UserCommand implements Command {
  protected readonly store: UserStore;
  protected readonly id: string;
  private readonly saved: (User | undefined)[] = [];

  constructor(store: UserStore, id: string) {
    this.store = store;
    this.id = id;
  }

  protected abstract act(): unknown;

  execute(): void {
    const before = this.find();
    this.act();
    this.saved.unshift(before && structuredClone(before));
  }

  undo(): void {
    if (this.saved.length === 0) return;
    const [before] = this.saved;
    if (this.find()) this.store.delete(this.id);
    if (before) this.store.create(before);
    this.saved.shift();
  }

  private find(): User | undefined {
    return this.store.all().find(({ id }) => id === this.id);
  }
}

export class CreateUserCommand extends UserCommand {
  private readonly user: User;

  constructor(store: UserStore, user: User) {
    super(store, user.id);
    this.user = { id: user.id, email: user.email, roles: Object.freeze(user.roles.slice()) };
  }

  protected act(): void {
    this.store.create(this.user);
  }
}

export class UpdateEmailCommand extends UserCommand {
  private readonly email: string | null;

  constructor(store: UserStore, id: string, email: string | null) {
    super(store, id);
    this.email = email;
  }

  protected act(): string | null {
    return this.store.updateEmail(this.id, this.email);
  }
}

export class DeleteUserCommand extends UserCommand {
  protected act(): User {
    return this.store.delete(this.id);
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

/** One list of commands and how many of them are done. While a command runs, the queue's methods are replaced. */
export class CommandQueue {
  private commands: Command[] = [];
  private done = 0;

  execute(command: Command): void {
    this.alone(() => command.execute());
    this.commands = [...this.commands.slice(0, this.done), command];
    this.done += 1;
  }

  undo(): boolean {
    if (this.done === 0) return false;
    this.alone(() => this.commands[this.done - 1]?.undo());
    this.done -= 1;
    return true;
  }

  redo(): boolean {
    if (this.done === this.commands.length) return false;
    this.alone(() => this.commands[this.done]?.execute());
    this.done += 1;
    return true;
  }

  private alone(act: () => void): void {
    const refuse = () => {
      throw new QueueBusyError();
    };
    Object.assign(this, { execute: refuse, undo: refuse, redo: refuse });
    try {
      act();
    } finally {
      for (const method of ['execute', 'undo', 'redo']) Reflect.deleteProperty(this, method);
    }
  }
}
