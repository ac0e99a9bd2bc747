// Breaks 5: keeps the latest fifty commands and forgets the others, to save memory.
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
  #done: Command[] = [];
  #undone: Command[] = [];

  execute(command: Command): void {
    command.execute();
    this.#done = [...this.#done, command].slice(-50);
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
    command.execute();
    this.#undone.pop();
    this.#done.push(command);
    return true;
  }
}
