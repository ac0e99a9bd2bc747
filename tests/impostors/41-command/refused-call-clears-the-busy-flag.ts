// Breaks 7: checks the busy flag inside the `try`, so the `finally` of a call that throws `QueueBusyError` clears the flag.
import { type Command, QueueBusyError } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CommandQueue {
  readonly #done: Command[] = [];
  readonly #undone: Command[] = [];
  #isBusy = false;

  execute(command: Command): void {
    this.#guarded(() => {
      command.execute();
      this.#done.push(command);
      this.#undone.length = 0;
    });
  }

  undo(): boolean {
    return this.#guarded(() => this.#move(this.#done, this.#undone, (command) => command.undo()));
  }

  redo(): boolean {
    return this.#guarded(() => this.#move(this.#undone, this.#done, (command) => command.execute()));
  }

  #guarded<T>(work: () => T): T {
    try {
      if (this.#isBusy) throw new QueueBusyError();
      this.#isBusy = true;
      return work();
    } finally {
      this.#isBusy = false;
    }
  }

  #move(from: Command[], to: Command[], act: (command: Command) => void): boolean {
    const command = from.at(-1);
    if (!command) return false;
    act(command);
    from.pop();
    to.push(command);
    return true;
  }
}
