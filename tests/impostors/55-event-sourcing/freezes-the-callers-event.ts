// Breaks 7: freezes the object that was passed to append.
import {
  type AccountEvent,
  type EventStore,
  WrongVersionError,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class MemoryEventStore implements EventStore {
  readonly #streams = new Map<string, AccountEvent[]>();

  append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    const stream = this.#streams.get(accountId) ?? [];
    if (stream.length !== expectedVersion) throw new WrongVersionError(accountId, expectedVersion, stream.length);
    stream.push(Object.freeze(event));
    this.#streams.set(accountId, stream);
  }

  load(accountId: string, after = 0): readonly AccountEvent[] {
    const stream = this.#streams.get(accountId) ?? [];
    return stream.slice(after);
  }
}
