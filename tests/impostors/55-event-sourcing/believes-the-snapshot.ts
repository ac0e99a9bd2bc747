// Breaks 8: shows the snapshot, and not what happened since.
import { type AccountState, Bank as RightBank } from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  readonly #snapshots = new Map<string, AccountState>();

  override account(accountId: string): AccountState {
    const snapshot = this.#snapshots.get(accountId);
    return snapshot ? { ...snapshot } : super.account(accountId);
  }

  override takeSnapshot(accountId: string): void {
    this.#snapshots.set(accountId, super.account(accountId));
  }
}
