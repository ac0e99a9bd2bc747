// Breaks 8: a macro executes the remaining commands after one has failed, and then undoes all that succeeded.
import { type Command } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class MacroCommand implements Command {
  readonly #commands: readonly Command[];

  constructor(commands: readonly Command[]) {
    this.#commands = [...commands];
  }

  execute(): void {
    const executed: Command[] = [];
    const failures: unknown[] = [];
    for (const command of this.#commands) {
      try {
        command.execute();
        executed.push(command);
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length === 0) return;
    for (const command of executed.toReversed()) command.undo();
    throw failures[0];
  }

  undo(): void {
    for (const command of this.#commands.toReversed()) command.undo();
  }
}
