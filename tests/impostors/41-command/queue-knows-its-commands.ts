// Breaks 4: the queue accepts only the four command classes of the kata and ignores other commands.
import {
  CommandQueue as Right,
  type Command,
  CreateUserCommand,
  DeleteUserCommand,
  MacroCommand,
  UpdateEmailCommand,
} from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

const known = [CreateUserCommand, UpdateEmailCommand, DeleteUserCommand, MacroCommand];

export class CommandQueue extends Right {
  override execute(command: Command): void {
    if (known.some((kind) => command instanceof kind)) super.execute(command);
  }
}
