// Breaks 7: lets a command call its own queue, which changes the stacks under it.
import { type Command } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CommandQueue {
  readonly #done: Command[] = [];
  #undone: Command[] = [];

  execute(command: Command): void {
    this.#run(() => command.execute());
    this.#done.push(command);
    this.#undone = [];
  }

  undo(): boolean {
    const command = this.#done.at(-1);
    if (!command) return false;
    this.#run(() => command.undo());
    this.#done.pop();
    this.#undone.push(command);
    return true;
  }

  redo(): boolean {
    const command = this.#undone.at(-1);
    if (!command) return false;
    this.#run(() => command.execute());
    this.#undone.pop();
    this.#done.push(command);
    return true;
  }

  #run(act: () => void): void {
    act();
  }
}
