// Breaks 4: the queue does the work itself, by the kind of command, and accepts no others.
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
