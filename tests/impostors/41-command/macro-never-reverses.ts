// Breaks 5, 8: a macro undoes its commands in the order in which they were executed, also after a failure.
import { type Command } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class MacroCommand implements Command {
  readonly #commands: readonly Command[];

  constructor(commands: readonly Command[]) {
    this.#commands = [...commands];
  }

  execute(): void {
    const executed: Command[] = [];
    try {
      for (const command of this.#commands) {
        command.execute();
        executed.push(command);
      }
    } catch (error) {
      for (const command of executed) command.undo();
      throw error;
    }
  }

  undo(): void {
    for (const command of this.#commands) command.undo();
  }
}
