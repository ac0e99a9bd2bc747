// Breaks 5: calls the methods of the store without the store.
import { type EventStore, Bank as RightBank } from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends RightBank {
  constructor({ append, load }: EventStore, now: () => number) {
    super({ append, load }, now);
  }
}
