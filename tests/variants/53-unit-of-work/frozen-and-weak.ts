import {
  type Account,
  type AccountChange,
  AccountExistsError,
  AccountNotFoundError,
  type AccountStore,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

/** What is known about one account, frozen. */
type Fact = Readonly<{
  id: string;
  version?: number | undefined;
  loaded?: Account | undefined;
  now?: Account | undefined;
}>;

interface State {
  readonly store: AccountStore;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** Each call replaces the whole state, which is kept outside the unit. Accounts are frozen, so they can be shared. */
const states = new WeakMap<object, State>();

export class UnitOfWork {
  constructor(store: AccountStore) {
    states.set(this, { store, facts: new Map() });
    Object.freeze(this);
  }

  getAccount(id: string): Account | undefined {
    return factOf(this, id).now;
  }

  registerNew(account: Account): void {
    const fact = factOf(this, account.id);
    if (fact.now) throw new AccountExistsError(account.id);
    learn(this, { ...fact, now: frozen(account) });
  }

  registerModified(account: Account): void {
    learn(this, { ...existing(this, account.id), now: frozen(account) });
  }

  registerDeleted(id: string): void {
    learn(this, { ...existing(this, id), now: undefined });
  }

  commit(): void {
    const { store, facts } = stateOf(this);
    const changes = Object.freeze([...facts.values()].map(changeIn).filter((change) => change !== undefined));
    if (changes.length > 0) store.write(changes);
    this.rollback();
  }

  rollback(): void {
    states.set(this, { ...stateOf(this), facts: new Map() });
  }
}

function stateOf(unit: UnitOfWork): State {
  return states.get(unit) as State;
}

function factOf(unit: UnitOfWork, id: string): Fact {
  const { store, facts } = stateOf(unit);
  const known = facts.get(id);
  if (known) return known;
  const row = store.load(id);
  const loaded = row && frozen(row.account);
  return learn(unit, { id, version: row?.version, loaded, now: loaded });
}

function existing(unit: UnitOfWork, id: string): Fact {
  const fact = factOf(unit, id);
  if (!fact.now) throw new AccountNotFoundError(id);
  return fact;
}

function learn(unit: UnitOfWork, fact: Fact): Fact {
  const state = stateOf(unit);
  states.set(unit, { ...state, facts: new Map([...state.facts, [fact.id, Object.freeze(fact)]]) });
  return fact;
}

function frozen({ id, ownerId, balance }: Account): Account {
  return Object.freeze({ id, ownerId, balance });
}

function changeIn({ id, version, loaded, now }: Fact): AccountChange | undefined {
  if (version === undefined) return now && Object.freeze({ type: 'insert', account: now });
  if (!now) return Object.freeze({ type: 'delete', id, version });
  if (loaded && loaded.ownerId === now.ownerId && loaded.balance === now.balance) return undefined;
  return Object.freeze({ type: 'update', account: now, version });
}
