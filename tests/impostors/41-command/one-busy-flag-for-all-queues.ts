// Breaks 7: while one queue runs a command, all other queues are busy as well.
import { type Command, QueueBusyError } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CommandQueue {
  static #isBusy = false;
  readonly #done: Command[] = [];
  #undone: Command[] = [];

  execute(command: Command): void {
    if (CommandQueue.#isBusy) throw new QueueBusyError();
    this.#run(() => command.execute());
    this.#done.push(command);
    this.#undone = [];
  }

  undo(): boolean {
    if (CommandQueue.#isBusy) throw new QueueBusyError();
    const command = this.#done.at(-1);
    if (!command) return false;
    this.#run(() => command.undo());
    this.#done.pop();
    this.#undone.push(command);
    return true;
  }

  redo(): boolean {
    if (CommandQueue.#isBusy) throw new QueueBusyError();
    const command = this.#undone.at(-1);
    if (!command) return false;
    this.#run(() => command.execute());
    this.#undone.pop();
    this.#done.push(command);
    return true;
  }

  #run(act: () => void): void {
    CommandQueue.#isBusy = true;
    try {
      act();
    } finally {
      CommandQueue.#isBusy = false;
    }
  }
}
