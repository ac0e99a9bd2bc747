// Breaks 6: puts a command on the history before it is known to work.
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
    this.#done.push(command);
    this.#undone = [];
    command.execute();
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
    const command = this.#undone.at(-1);
    if (!command) return false;
    command.execute();
    this.#undone.pop();
    this.#done.push(command);
    return true;
  }
}
