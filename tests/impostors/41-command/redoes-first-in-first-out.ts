// Breaks 5: redo takes the command that was undone first, not last.
import { type Command } from '../../../solutions/41-command/command.ts';

export {
  type Command,
  CreateUserCommand,
  DeleteUserCommand,
  MacroCommand,
  UpdateEmailCommand,
  type User,
  UserExistsError,
  UserNotFoundError,
  UserStore,
} from '../../../solutions/41-command/command.ts';

export class CommandQueue {
  readonly #done: Command[] = [];
  #undone: Command[] = [];

  execute(command: Command): void {
    command.execute();
    this.#done.push(command);
    this.#undone = [];
  }

  undo(): boolean {
    const command = this.#done.at(-1);
    if (!command) return false;
    command.undo();
    this.#done.pop();
    this.#undone.push(command);
    return true;
  }

  redo(): boolean {
    const command = this.#undone[0];
    if (!command) return false;
    command.execute();
    this.#undone.shift();
    this.#done.push(command);
    return true;
  }
}
