// Breaks 2: `undo` returns `true` even if there is nothing left to undo.
import { CommandQueue as Right } from '../../../solutions/41-command/command.ts';

export * from '../../../solutions/41-command/command.ts';

export class CommandQueue extends Right {
  override undo(): boolean {
    super.undo();
    return true;
  }
}
