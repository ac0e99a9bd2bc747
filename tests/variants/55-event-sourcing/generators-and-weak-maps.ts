import {
  type AccountCommand,
  type AccountEvent,
  type AccountState,
  CommandRejectedError,
  type EventStore,
  unopened,
  WrongVersionError,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export {
  CommandRejectedError,
  unopened,
  WrongVersionError,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

/** How the amount of an event changes the balance. */
const balanceSign = { AccountOpened: 0, MoneyDeposited: 1, MoneyWithdrawn: -1 };

export function evolve(
  { accountId, isOpen, ownerId, balance, version }: AccountState,
  event: AccountEvent,
): AccountState {
  return {
    accountId,
    isOpen: isOpen || event.type === 'AccountOpened',
    ownerId: event.type === 'AccountOpened' ? event.ownerId : ownerId,
    balance: 'amount' in event ? balance + balanceSign[event.type] * event.amount : balance,
    version: version + 1,
  };
}

/** All states of an account, from the start on. */
function* statesFrom(start: AccountState, events: Iterable<AccountEvent>): Generator<AccountState, void> {
  let state = { ...start };
  yield state;
  for (const event of events) yield (state = evolve(state, event));
}

/** An event of a stream, linked to the one before it. */
interface Link {
  readonly event: AccountEvent;
  readonly version: number;
  readonly previous: Link | undefined;
}

/** The newest link of each account's stream, for each store. */
const streamsOf = new WeakMap<MemoryEventStore, Map<string, Link>>();

export class MemoryEventStore implements EventStore {
  constructor() {
    streamsOf.set(this, new Map());
  }

  append(accountId: string, expectedVersion: number, event: AccountEvent): void {
    const previous = streamsOf.get(this)?.get(accountId);
    const version = previous?.version ?? 0;
    if (version !== expectedVersion) throw new WrongVersionError(accountId, expectedVersion, version);
    streamsOf.get(this)?.set(accountId, { event: structuredClone({ ...event }), version: version + 1, previous });
  }

  load(accountId: string, after = 0): readonly AccountEvent[] {
    const events: AccountEvent[] = [];
    let link = streamsOf.get(this)?.get(accountId);
    for (; link && link.version > after; link = link.previous) events.push({ ...link.event });
    return events.toReversed();
  }
}

/** Each reason for a rejection, and when it applies. The first that applies counts. */
const rejections = {
  'already open': ({ isOpen }: AccountState, { type }: AccountCommand) => isOpen && type === 'OpenAccount',
  'not open': ({ isOpen }: AccountState, { type }: AccountCommand) => !isOpen && type !== 'OpenAccount',
  'invalid amount': (_: AccountState, command: AccountCommand) => 'amount' in command && command.amount <= 0,
  'insufficient funds': ({ balance }: AccountState, command: AccountCommand) =>
    command.type === 'WithdrawMoney' && command.amount > balance,
};

/** The type of the event that a command leads to. */
const eventTypes = {
  OpenAccount: 'AccountOpened',
  DepositMoney: 'MoneyDeposited',
  WithdrawMoney: 'MoneyWithdrawn',
} as const;

export class Bank {
  readonly #store: EventStore;
  readonly #now: () => number;
  readonly #snapshots = new Map<string, string>();

  constructor(store: EventStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  handle(accountId: string, command: AccountCommand): void {
    const state = this.account(accountId);
    for (const [reason, applies] of Object.entries(rejections)) {
      if (applies(state, command)) throw new CommandRejectedError(accountId, reason as keyof typeof rejections);
    }
    const details = command.type === 'OpenAccount' ? { ownerId: command.ownerId } : { amount: command.amount };
    const event = { type: eventTypes[command.type], accountId, ...details, occurredAt: this.#now() } as AccountEvent;
    this.#store.append(accountId, state.version, event);
  }

  account(accountId: string): AccountState {
    const snapshot = this.#snapshots.get(accountId);
    const start = snapshot === undefined ? unopened(accountId) : (JSON.parse(snapshot) as AccountState);
    return [...statesFrom(start, this.#store.load(accountId, start.version))].at(-1) ?? start;
  }

  accountAt(accountId: string, version: number): AccountState {
    const states = statesFrom(unopened(accountId), this.#store.load(accountId));
    for (const state of states) if (state.version === version) return state;
    return this.account(accountId);
  }

  takeSnapshot(accountId: string): void {
    this.#snapshots.set(accountId, JSON.stringify(this.account(accountId)));
  }
}
