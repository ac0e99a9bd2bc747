// Breaks 4: load sorts the events by `occurredAt`, which goes back when the clock is set back.
import {
  type AccountEvent,
  MemoryEventStore as RightStore,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class MemoryEventStore extends RightStore {
  override load(accountId: string, after = 0): readonly AccountEvent[] {
    return super
      .load(accountId)
      .toSorted((a, b) => a.occurredAt - b.occurredAt)
      .slice(after);
  }
}
