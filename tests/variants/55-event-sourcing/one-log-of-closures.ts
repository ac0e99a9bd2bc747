import {
  AccountAlreadyOpenError,
  type AccountCommand,
  type AccountEvent,
  AccountNotOpenError,
  type AccountState,
  type EventStore,
  InsufficientFundsError,
  InvalidAmountError,
  WrongVersionError,
  unopened,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

export {
  AccountAlreadyOpenError,
  AccountNotOpenError,
  InsufficientFundsError,
  InvalidAmountError,
  WrongVersionError,
  unopened,
} from '../../../solutions/55-event-sourcing/event-sourcing.ts';

type Handlers<T> = { [K in AccountEvent['type']]: (state: T, event: Extract<AccountEvent, { type: K }>) => T };

const apply = <T>(handlers: Handlers<T>, state: T, event: AccountEvent): T =>
  (handlers[event.type] as (state: T, event: AccountEvent) => T)(state, event);

const handlers: Handlers<AccountState> = {
  AccountOpened: (state, { ownerId }) => ({ ...state, ownerId, isOpen: true }),
  MoneyDeposited: (state, { amount }) => ({ ...state, balance: state.balance + amount }),
  MoneyWithdrawn: (state, { amount }) => ({ ...state, balance: state.balance - amount }),
};

export const evolve = (state: AccountState, event: AccountEvent): AccountState => ({
  ...apply(handlers, state, event),
  version: state.version + 1,
});

/** One list for all accounts, replaced on each append; a stream is looked for in it. */
export class MemoryEventStore implements EventStore {
  #log: readonly AccountEvent[] = [];

  append(accountId: string, expectedVersion: number, events: readonly AccountEvent[]): void {
    const { length } = this.load(accountId);
    if (length !== expectedVersion) throw new WrongVersionError(accountId, expectedVersion, length);
    this.#log = [...this.#log, ...structuredClone(events)];
  }

  load(accountId: string, after = 0): readonly AccountEvent[] {
    return this.all().filter((event) => event.accountId === accountId && (after -= 1) < 0);
  }

  all(after = 0): readonly AccountEvent[] {
    return structuredClone(this.#log.slice(after));
  }
}

/** Its methods are closures; it remembers each account as it was seen last, whether or not a snapshot was asked for. */
export class Bank {
  readonly handle: (accountId: string, commands: readonly AccountCommand[]) => void;
  readonly account: (accountId: string) => AccountState;
  readonly accountAt: (accountId: string, version: number) => AccountState;
  readonly takeSnapshot: (accountId: string) => void;

  constructor(store: EventStore, now: () => number) {
    const seen = new Map<string, AccountState>();

    this.account = (accountId) => {
      let state = seen.get(accountId) ?? unopened(accountId);
      for (const event of store.load(accountId, state.version)) state = evolve(state, event);
      seen.set(accountId, state);
      return { ...state };
    };

    this.accountAt = (accountId, version) => {
      let state = unopened(accountId);
      for (const event of store.load(accountId)) if (state.version < version) state = evolve(state, event);
      return state;
    };

    this.handle = (accountId, commands) => {
      const { version } = this.account(accountId);
      const decided = commands.reduce<[AccountState, AccountEvent[]]>(
        ([state, events], command) => {
          const event = { ...refuseOrDescribe(state, command), accountId, occurredAt: now() };
          return [evolve(state, event), [...events, event]];
        },
        [this.account(accountId), []],
      );
      store.append(accountId, version, decided[1]);
    };

    this.takeSnapshot = (accountId) => void this.account(accountId);
  }
}

type Fact = AccountEvent extends infer E
  ? E extends AccountEvent
    ? Omit<E, 'accountId' | 'occurredAt'>
    : never
  : never;

function refuseOrDescribe({ accountId, isOpen, balance }: AccountState, command: AccountCommand): Fact {
  switch (command.type) {
    case 'OpenAccount':
      if (isOpen) throw new AccountAlreadyOpenError(accountId);
      return { type: 'AccountOpened', ownerId: command.ownerId };
    case 'DepositMoney':
    case 'WithdrawMoney': {
      const { amount } = command;
      if (!isOpen) throw new AccountNotOpenError(accountId);
      if (!(amount >= 1 && amount <= Number.MAX_SAFE_INTEGER && Number.isInteger(amount))) {
        throw new InvalidAmountError(amount);
      }
      if (command.type === 'DepositMoney') return { type: 'MoneyDeposited', amount };
      if (balance < amount) throw new InsufficientFundsError(balance, amount);
      return { type: 'MoneyWithdrawn', amount };
    }
  }
}

/** Keeps a balance for each account, and adds up when it is asked. */
export class OwnerBalances {
  readonly #next: () => readonly AccountEvent[];
  #accounts: readonly AccountState[] = [];

  constructor(store: EventStore) {
    let position = 0;
    this.#next = () => {
      const events = store.all(position);
      position += events.length;
      return events;
    };
  }

  catchUp(): void {
    for (const event of this.#next()) {
      const known = this.#accounts.find(({ accountId }) => accountId === event.accountId);
      const others = this.#accounts.filter((one) => one !== known);
      this.#accounts = [...others, evolve(known ?? unopened(event.accountId), event)];
    }
  }

  balanceOf(owner: string): number {
    return this.#accounts.reduce((sum, { ownerId, balance }) => (ownerId === owner ? sum + balance : sum), 0);
  }
}
