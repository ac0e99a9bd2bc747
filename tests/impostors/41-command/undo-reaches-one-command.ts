// Breaks 2, 4: remembers only the most recent command, so `undo` can go back only one step.
import { type Command, QueueBusyError } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CommandQueue {
  #done: Command[] = [];
  #undone: Command[] = [];
  #isBusy = false;

  execute(command: Command): void {
    if (this.#isBusy) throw new QueueBusyError();
    this.#run(() => command.execute());
    this.#done = [command];
    this.#undone = [];
  }

  undo(): boolean {
    if (this.#isBusy) throw new QueueBusyError();
    const command = this.#done.at(-1);
    if (!command) return false;
    this.#run(() => command.undo());
    this.#done.pop();
    this.#undone.push(command);
    return true;
  }

  redo(): boolean {
    if (this.#isBusy) throw new QueueBusyError();
    const command = this.#undone.at(-1);
    if (!command) return false;
    this.#run(() => command.execute());
    this.#undone.pop();
    this.#done.push(command);
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
