// Breaks 8: a macro that fails does not undo the commands that it has executed.
import { type Command } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class MacroCommand implements Command {
  readonly #commands: readonly Command[];

  constructor(commands: readonly Command[]) {
    this.#commands = [...commands];
  }

  execute(): void {
    for (const command of this.#commands) command.execute();
  }

  undo(): void {
    for (const command of this.#commands.toReversed()) command.undo();
  }
}
