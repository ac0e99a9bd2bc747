// Breaks 6: a macro remembers what its last execution did, and forgets it with the first `undo`.
import { type Command } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class MacroCommand implements Command {
  readonly #commands: readonly Command[];
  #done: Command[] = [];

  constructor(commands: readonly Command[]) {
    this.#commands = [...commands];
  }

  execute(): void {
    const done: Command[] = [];
    try {
      for (const command of this.#commands) {
        command.execute();
        done.push(command);
      }
    } catch (error) {
      for (const command of done.toReversed()) command.undo();
      throw error;
    }
    this.#done = done;
  }

  undo(): void {
    for (const command of this.#done.toReversed()) command.undo();
    this.#done = [];
  }
}
