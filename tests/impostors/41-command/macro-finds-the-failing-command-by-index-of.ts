// Breaks 8: finds the failing command with `indexOf`, which returns the first position of a command that the macro contains twice.
import { type Command } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class MacroCommand implements Command {
  readonly #commands: readonly Command[];

  constructor(commands: readonly Command[]) {
    this.#commands = [...commands];
  }

  execute(): void {
    for (const command of this.#commands) {
      try {
        command.execute();
      } catch (error) {
        const succeeded = this.#commands.slice(0, this.#commands.indexOf(command));
        for (const done of succeeded.toReversed()) done.undo();
        throw error;
      }
    }
  }

  undo(): void {
    for (const command of this.#commands.toReversed()) command.undo();
  }
}
