// Breaks 7: only the queue that started last counts as busy, so a queue is free again after its command has used another queue.
import { type Command, QueueBusyError } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

let running: object | undefined;

export class CommandQueue {
  readonly #token = {};
  readonly #done: Command[] = [];
  readonly #undone: Command[] = [];

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
    if (running === this.#token) throw new QueueBusyError();
    running = this.#token;
    try {
      return work();
    } finally {
      running = undefined;
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
