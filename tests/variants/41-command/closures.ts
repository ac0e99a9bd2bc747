import { type Command, QueueBusyError, type User, type UserStore } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

type Undo = () => void;
type Undos = { undo: Undo; before: Undos } | undefined;

/** Turns a function that acts and returns its undo into a command. */
function commandOf(act: () => Undo): Command {
  let undos: Undos;
  return Object.freeze({
    execute: () => {
      undos = { undo: act(), before: undos };
    },
    undo: () => {
      undos?.undo();
      undos = undos?.before;
    },
  });
}

// The API asks for `new`; a constructor may return whatever object it likes.
function constructorOf<Args extends unknown[]>(make: (...args: Args) => () => Undo): new (...args: Args) => Command {
  return function (...args: Args) {
    return commandOf(make(...args));
  } as unknown as new (...args: Args) => Command;
}

export const CreateUserCommand = constructorOf((store: UserStore, { id, email, roles }: User) => {
  const own = { id, email, roles: [...roles] };
  return () => {
    store.create(own);
    return () => store.delete(id);
  };
});

export const UpdateEmailCommand = constructorOf((store: UserStore, id: string, email: string | null) => () => {
  const previous = store.updateEmail(id, email);
  return () => store.updateEmail(id, previous);
});

export const DeleteUserCommand = constructorOf((store: UserStore, id: string) => () => {
  const user = store.delete(id);
  return () => store.create(user);
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
  #running: Command | null = null;

  execute(command: Command): this {
    this.#run(command, 'execute');
    [this.#past, this.#future] = [{ command, before: this.#past }, null];
    return this;
  }

  undo(): boolean {
    this.#check();
    if (!this.#past) return false;
    const { command, before } = this.#past;
    this.#run(command, 'undo');
    [this.#past, this.#future] = [before, { command, before: this.#future }];
    return true;
  }

  redo(): boolean {
    this.#check();
    if (!this.#future) return false;
    const { command, before } = this.#future;
    this.#run(command, 'execute');
    [this.#past, this.#future] = [{ command, before: this.#past }, before];
    return true;
  }

  #check(): void {
    if (this.#running) throw new QueueBusyError();
  }

  #run(command: Command, method: 'execute' | 'undo'): void {
    this.#check();
    this.#running = command;
    try {
      command[method]();
    } finally {
      this.#running = null;
    }
  }
}
