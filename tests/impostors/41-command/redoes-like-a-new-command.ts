// Breaks 5: redo goes through execute, which forgets whatever else could be redone.
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
    const command = this.#undone.at(-1);
    if (!command) return false;
    this.execute(command);
    return true;
  }
}
