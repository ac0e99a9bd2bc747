// Breaks 8: keeps accounts in memory and changes them first; where the store refuses, memory knows what never happened.
import {
  type AccountCommand,
  type AccountEvent,
  type AccountState,
  Bank as Right,
  type EventStore,
  evolve,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends Right {
  readonly #store: EventStore;
  readonly #now: () => number;
  readonly #states = new Map<string, AccountState>();

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
    this.#now = now;
  }

  override handle(accountId: string, commands: readonly AccountCommand[]): void {
    const before = this.account(accountId);
    const events: AccountEvent[] = [];
    const draft: EventStore = {
      append: (_, __, decided) => void events.push(...decided),
      load: () => [],
      all: () => [],
    };
    const bank = new Drafting(draft, this.#now, before);
    bank.handle(accountId, commands);
    this.#states.set(accountId, Object.freeze(events.reduce((state, event) => evolve(state, event), before)));
    this.#store.append(accountId, before.version, events);
  }

  override account(accountId: string): AccountState {
    const known = this.#states.get(accountId);
    if (known === undefined) return super.account(accountId);
    return this.#store.load(accountId, known.version).reduce((state, event) => evolve(state, event), known);
  }
}

/** Decides on a state that it is given. */
class Drafting extends Right {
  readonly #state: AccountState;

  constructor(store: EventStore, now: () => number, state: AccountState) {
    super(store, now);
    this.#state = state;
  }

  override account(): AccountState {
    return this.#state;
  }
}
