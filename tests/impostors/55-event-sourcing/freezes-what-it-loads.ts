// Breaks 7: freezes the events that another store returns.
import { type EventStore, Bank as RightBank } from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  constructor(store: EventStore, now: () => number) {
    super(
      {
        append: (...args) => {
          store.append(...args);
        },
        load: (...args) => store.load(...args).map((event) => Object.freeze(event)),
      },
      now,
    );
  }
}
