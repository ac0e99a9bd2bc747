// Breaks 4: keeps the history in a set, so a command that was executed twice can be undone only once.
import { type Command, QueueBusyError } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CommandQueue {
  readonly #done = new Set<Command>();
  readonly #undone: Command[] = [];
  #isBusy = false;

  execute(command: Command): void {
    if (this.#isBusy) throw new QueueBusyError();
    this.#run(() => command.execute());
    this.#done.add(command);
    this.#undone.length = 0;
  }

  undo(): boolean {
    if (this.#isBusy) throw new QueueBusyError();
    const command = [...this.#done].at(-1);
    if (!command) return false;
    this.#run(() => command.undo());
    this.#done.delete(command);
    this.#undone.push(command);
    return true;
  }

  redo(): boolean {
    if (this.#isBusy) throw new QueueBusyError();
    const command = this.#undone.at(-1);
    if (!command) return false;
    this.#run(() => command.execute());
    this.#undone.pop();
    this.#done.add(command);
    return true;
  }

  #run(act: () => void): void {
    this.#isBusy = true;
    try {
      act();
    } finally {
      this.#isBusy = false;
    }
  }
}
