// Breaks 6: turns any error of append into a rejection.
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
      if (error instanceof CommandRejectedError) throw error;
      throw new Error('The event could not be stored', { cause: error });
    }
  }
}
