// Breaks 5: keeps the commands in a set, so a command that is in the list twice is executed only once.
import { MacroCommand as Right, type Command } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class MacroCommand extends Right {
  constructor(commands: readonly Command[]) {
    super([...new Set(commands)]);
  }
}
