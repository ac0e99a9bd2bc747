// Breaks 8: refuses a version that is behind, and takes one that is ahead for up to date.
import {
  type AccountEvent,
  MemoryEventStore as Right,
  WrongVersionError,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class MemoryEventStore extends Right {
  override append(accountId: string, expectedVersion: number, events: readonly AccountEvent[]): void {
    const { length } = this.load(accountId);
    if (expectedVersion < length) throw new WrongVersionError(accountId, expectedVersion, length);
    super.append(accountId, length, events);
  }
}
