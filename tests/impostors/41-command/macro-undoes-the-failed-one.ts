// Breaks 8: a macro that fails also undoes the command that has failed.
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
        executed.push(command);
        command.execute();
      }
    } catch (error) {
      for (const command of executed.toReversed()) command.undo();
      throw error;
    }
  }

  undo(): void {
    for (const command of this.#commands.toReversed()) command.undo();
  }
}
