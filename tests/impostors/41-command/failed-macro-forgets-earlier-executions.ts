// Breaks 8: a macro clears its record of earlier executions before it executes again.
import { type Command } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class MacroCommand implements Command {
  readonly #commands: readonly Command[];
  readonly #executed: Command[] = [];

  constructor(commands: readonly Command[]) {
    this.#commands = [...commands];
  }

  execute(): void {
    this.#executed.length = 0;
    try {
      for (const command of this.#commands) {
        command.execute();
        this.#executed.push(command);
      }
    } catch (error) {
      this.undo();
      throw error;
    }
  }

  undo(): void {
    for (const command of this.#executed.splice(0).toReversed()) command.undo();
  }
}
