// Breaks 8: a macro undoes its commands in the order in which they were executed.
import { type Command } from '../../../solutions/41-command/command.ts';

export {
  type Command,
  CommandQueue,
  CreateUserCommand,
  DeleteUserCommand,
  UpdateEmailCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
  UserStore,
} from '../../../solutions/41-command/command.ts';

export class MacroCommand implements Command {
  readonly #commands: readonly Command[];

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
  }

  undo(): void {
    for (const command of this.#commands) command.undo();
  }
}
