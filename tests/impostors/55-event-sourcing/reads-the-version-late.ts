// Breaks 6: asks for the version again just before it appends, which checks nothing.
import { type EventStore, Bank as RightBank } from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  constructor(store: EventStore, now: () => number) {
    super(
      {
        load: (...args) => store.load(...args),
        append: (accountId, _version, event) => {
          store.append(accountId, store.load(accountId).length, event);
        },
      },
      now,
    );
  }
}
