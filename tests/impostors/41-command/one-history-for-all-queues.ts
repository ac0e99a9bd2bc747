// Breaks 4: keeps the history at module level, so all queues share it.
import { type Command, QueueBusyError } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

const done: Command[] = [];
const undone: Command[] = [];

export class CommandQueue {
  #isBusy = false;

  execute(command: Command): void {
    if (this.#isBusy) throw new QueueBusyError();
    this.#run(() => command.execute());
    done.push(command);
    undone.length = 0;
  }

  undo(): boolean {
    if (this.#isBusy) throw new QueueBusyError();
    const command = done.at(-1);
    if (!command) return false;
    this.#run(() => command.undo());
    done.pop();
    undone.push(command);
    return true;
  }

  redo(): boolean {
    if (this.#isBusy) throw new QueueBusyError();
    const command = undone.at(-1);
    if (!command) return false;
    this.#run(() => command.execute());
    undone.pop();
    done.push(command);
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
