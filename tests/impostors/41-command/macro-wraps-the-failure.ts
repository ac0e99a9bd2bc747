// Breaks 8: a failing macro throws an error of its own, with the thrown value as its `cause`.
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
      for (const command of executed.toReversed()) command.undo();
      throw new Error('The macro has failed', { cause: error });
    }
  }

  undo(): void {
    for (const command of this.#commands.toReversed()) command.undo();
  }
}
