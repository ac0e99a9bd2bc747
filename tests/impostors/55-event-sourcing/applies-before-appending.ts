// Breaks 6: keeps the new state in memory before the event is stored.
import {
  type AccountEvent,
  type EventStore,
  Bank as RightBank,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  constructor(store: EventStore, now: () => number) {
    const seen = new Map<string, AccountEvent[]>();
    const known = (accountId: string): AccountEvent[] => {
      const events = seen.get(accountId) ?? [];
      seen.set(accountId, events);
      events.push(...store.load(accountId, events.length));
      return events;
    };
    super(
      {
        load: (accountId, after) => known(accountId).slice(after),
        append: (accountId, version, event) => {
          known(accountId).push(event);
          store.append(accountId, version, event);
        },
      },
      now,
    );
  }
}
