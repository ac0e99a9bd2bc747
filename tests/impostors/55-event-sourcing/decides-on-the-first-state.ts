// Breaks 7: decides on all commands of a batch with the state from before the first.
import {
  type AccountCommand,
  type AccountEvent,
  type AccountState,
  Bank as Right,
  type EventStore,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export * from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export class Bank extends Right {
  readonly #store: EventStore;
  readonly #now: () => number;

  constructor(store: EventStore, now: () => number) {
    super(store, now);
    this.#store = store;
    this.#now = now;
  }

  override handle(accountId: string, commands: readonly AccountCommand[]): void {
    const state = this.account(accountId);
    const events = commands.flatMap((command) => decide(state, command, this.#now));
    this.#store.append(accountId, state.version, events);
  }
}

/** The events that the right bank appends for one command. */
function decide(state: AccountState, command: AccountCommand, now: () => number): AccountEvent[] {
  const decided: AccountEvent[] = [];
  const bank = new Deciding(
    { append: (_, __, events) => void decided.push(...events), load: () => [], all: () => [] },
    now,
  );
  bank.state = state;
  bank.handle(state.accountId, [command]);
  return decided;
}

class Deciding extends Right {
  state: AccountState | undefined;

  override account(accountId: string): AccountState {
    return this.state ?? super.account(accountId);
  }
}
