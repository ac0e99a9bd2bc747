// Breaks 6: catches what a command throws, so that the caller takes it for done.
import { CommandQueue as Right, type Command } from '../../../solutions/41-command/command.ts';

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

export class CommandQueue extends Right {
  override execute(command: Command): void {
    try {
      super.execute(command);
    } catch {
      // The history is untouched; the caller never hears of it.
    }
  }
}
