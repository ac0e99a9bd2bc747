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

type Handlers = { [K in AccountEvent['type']]: (state: AccountState, event: AccountEvent) => Partial<AccountState> };

const money = (state: AccountState, event: AccountEvent, sign: 1 | -1) =>
  'amount' in event ? { balance: state.balance + sign * event.amount } : {};

const handlers: Handlers = {
  AccountOpened: (_, event) => ('ownerId' in event ? { ownerId: event.ownerId, isOpen: true } : {}),
  MoneyDeposited: (state, event) => money(state, event, 1),
  MoneyWithdrawn: (state, event) => money(state, event, -1),
};

export const evolve = (state: AccountState, event: AccountEvent): AccountState =>
  Object.freeze({ ...state, ...handlers[event.type](state, event), version: state.version + 1 });

/** Its methods are closures over one list for all accounts, which each append replaces. */
export class MemoryEventStore implements EventStore {
  readonly append: EventStore['append'];
  readonly load: EventStore['load'];

  constructor() {
    let log: readonly AccountEvent[] = [];
    this.load = (accountId, after = 0) =>
      Object.freeze(log.filter((event) => event.accountId === accountId && (after -= 1) < 0));
    this.append = (accountId, expectedVersion, event) => {
      const { length } = this.load(accountId);
      if (length !== expectedVersion) throw new WrongVersionError(accountId, expectedVersion, length);
      log = [...log, Object.freeze({ ...event })];
    };
    Object.freeze(this);
  }
}

/** It keeps every account as it was loaded last, whether or not a snapshot was taken. */
export class Bank {
  readonly handle: (accountId: string, command: AccountCommand) => void;
  readonly account: (accountId: string) => AccountState;
  readonly accountAt: (accountId: string, version: number) => AccountState;
  readonly takeSnapshot: (accountId: string) => void;

  constructor(store: EventStore, now: () => number) {
    const seen = new Map<string, AccountState>();

    this.account = (accountId) => {
      let state = seen.get(accountId) ?? Object.freeze(unopened(accountId));
      for (const event of store.load(accountId, state.version)) state = evolve(state, event);
      seen.set(accountId, state);
      return state;
    };

    this.accountAt = (accountId, version) => {
      let state = unopened(accountId);
      for (const event of store.load(accountId)) if (state.version < version) state = evolve(state, event);
      return state;
    };

    this.handle = (accountId, command) => {
      const state = this.account(accountId);
      store.append(accountId, state.version, eventFor(state, command, now()));
    };

    this.takeSnapshot = (accountId) => void this.account(accountId);
    Object.freeze(this);
  }
}

function eventFor({ accountId, isOpen, balance }: AccountState, command: AccountCommand, occurredAt: number) {
  const rejectIf = (condition: boolean, reason: ConstructorParameters<typeof CommandRejectedError>[1]) => {
    if (condition) throw new CommandRejectedError(accountId, reason);
  };
  if (command.type === 'OpenAccount') {
    rejectIf(isOpen, 'already open');
    return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt } as const;
  }
  const { type, amount } = command;
  rejectIf(type === 'WithdrawMoney' && balance < amount, 'insufficient funds');
  rejectIf(!(amount >= 1), 'invalid amount');
  rejectIf(!isOpen, 'not open');
  return {
    type: type === 'DepositMoney' ? 'MoneyDeposited' : 'MoneyWithdrawn',
    accountId,
    amount,
    occurredAt,
  } as const;
}
