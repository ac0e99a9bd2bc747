// Breaks 7: treats a command as failed only if the thrown value is truthy.
import { type Command, QueueBusyError } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CommandQueue {
  readonly #done: Command[] = [];
  #undone: Command[] = [];
  #isBusy = false;

  execute(command: Command): void {
    if (this.#isBusy) throw new QueueBusyError();
    let failure: unknown;
    try {
      this.#run(() => command.execute());
    } catch (error) {
      failure = error;
    }
    if (failure) throw failure;
    this.#done.push(command);
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
