// Breaks 5: ids that differ only in case or surrounding spaces share a stream.
import {
  type AccountEvent,
  MemoryEventStore as RightStore,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

const normalized = (accountId: string) => accountId.trim().toLowerCase();

export class MemoryEventStore extends RightStore {
  override append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    super.append(normalized(accountId), expectedVersion, event);
  }

  override load(accountId: string, after?: number): readonly AccountEvent[] {
    return super.load(normalized(accountId), after);
  }
}
