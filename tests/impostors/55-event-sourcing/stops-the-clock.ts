// Breaks 1: reads the clock when the bank is created.
import { type EventStore, Bank as RightBank } from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  constructor(store: EventStore, now: () => number) {
    const startedAt = now();
    super(store, () => startedAt);
  }
}
