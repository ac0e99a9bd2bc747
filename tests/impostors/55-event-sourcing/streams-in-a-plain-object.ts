// Breaks 5: keeps streams in an object literal, which has members of its own.
import { type AccountEvent, WrongVersionError } from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class MemoryEventStore {
  readonly #streams: Record<string, AccountEvent[]> = {};

  append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    const stream = this.#streams[accountId] ?? [];
    if (stream.length !== expectedVersion) throw new WrongVersionError(accountId, expectedVersion, stream.length);
    this.#streams[accountId] = [...stream, { ...event }];
  }

  load(accountId: string, after?: number): readonly AccountEvent[] {
    const stream = this.#streams[accountId];
    return Array.isArray(stream) ? stream.slice(after).map((event) => ({ ...event })) : [];
  }
}
