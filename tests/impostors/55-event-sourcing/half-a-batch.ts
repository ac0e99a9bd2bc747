// Breaks 7: carries out the commands of a batch one after the other, each on its own.
import { type AccountCommand, Bank as Right } from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends Right {
  override handle(accountId: string, commands: readonly AccountCommand[]): void {
    for (const command of commands) super.handle(accountId, [command]);
  }
}
