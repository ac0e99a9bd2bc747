// Breaks 6: a macro notes what it has executed in one field, which the next execution overwrites.
import { type Command } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class MacroCommand implements Command {
  readonly #commands: readonly Command[];
  #executed: Command[] = [];

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
      for (const command of executed.toReversed()) command.undo();
      throw error;
    }
    this.#executed = executed;
  }

  undo(): void {
    for (const command of this.#executed.toReversed()) command.undo();
    this.#executed = [];
  }
}
