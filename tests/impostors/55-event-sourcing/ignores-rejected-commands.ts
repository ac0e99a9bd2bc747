// Breaks 2: ends without an error if a command is rejected.
import {
  type AccountCommand,
  CommandRejectedError,
  Bank as RightBank,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  override handle(accountId: string, command: AccountCommand): void {
    try {
      super.handle(accountId, command);
    } catch (error) {
      if (!(error instanceof CommandRejectedError)) throw error;
    }
  }
}
