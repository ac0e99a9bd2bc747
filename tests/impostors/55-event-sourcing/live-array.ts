// Breaks 9: hands out its own lists, which go on growing and which anybody can change.
import {
  type AccountEvent,
  type EventStore,
  WrongVersionError,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class MemoryEventStore implements EventStore {
  readonly #all: AccountEvent[] = [];
  readonly #streams = new Map<string, AccountEvent[]>();

  append(accountId: string, expectedVersion: number, events: readonly AccountEvent[]): void {
    const stream = this.#streams.get(accountId) ?? [];
    if (expectedVersion !== stream.length) throw new WrongVersionError(accountId, expectedVersion, stream.length);
    const kept = events.map((event) => ({ ...event }));
    stream.push(...kept);
    this.#streams.set(accountId, stream);
    this.#all.push(...kept);
  }

  load(accountId: string, after = 0): readonly AccountEvent[] {
    const stream = this.#streams.get(accountId) ?? [];
    return after === 0 ? stream : stream.slice(after);
  }

  all(after = 0): readonly AccountEvent[] {
    return after === 0 ? this.#all : this.#all.slice(after);
  }
}
