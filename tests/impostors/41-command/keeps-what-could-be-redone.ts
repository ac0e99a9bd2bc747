// Breaks 3, 5: a new command leaves what was undone before it to be redone.
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
  readonly #undone: Command[] = [];

  execute(command: Command): void {
    command.execute();
    this.#done.push(command);
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
