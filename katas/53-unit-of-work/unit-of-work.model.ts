import fc from 'fast-check';
import { hostileText, trickyNames } from '../support/generators.ts';
import { withDatabase } from '../support/sqlite.ts';
import {
  AccountExistsError,
  AccountNotFoundError,
  ConcurrentUpdateError,
  InMemoryAccountStore,
  InsufficientFundsError,
  InvalidAmountError,
  SqlAccountStore,
  transfer,
  UnitOfWork,
  type Account,
  type AccountChange,
  type AccountStore,
  type StoredAccount,
} from './unit-of-work.ts';

/** A store of the tests: right, with a log of what it was given to write, and it fails when told to. */
export class TestStore implements AccountStore {
  /** Each batch that was to be written, in the order of the ids. */
  readonly batches: string[][] = [];
  /** Thrown by `write` as often as there are elements. */
  readonly writeFailures: Error[] = [];
  readonly loadFailures = new Map<string, Error>();
  /** Hand this to a unit: what was written and what is to fail is none of its business. */
  readonly forUnits: AccountStore = Object.freeze({
    load: (id) => this.load(id),
    write: (changes) => this.write(changes),
  } satisfies AccountStore);
  readonly #rows = new Map<string, StoredAccount>();
  #version = -1;

  load(id: string): StoredAccount | undefined {
    const failure = this.loadFailures.get(id);
    if (failure) throw failure;
    const row = this.#rows.get(id);
    return row && { ...row, account: { ...row.account } };
  }

  write(changes: readonly AccountChange[]): void {
    this.batches.push(changes.map(lineOf).toSorted());
    const failure = this.writeFailures.pop();
    if (failure) throw failure;
    for (const change of changes) {
      const there = this.#rows.get(idOf(change))?.version;
      if (there !== (change.type === 'insert' ? undefined : change.version))
        throw new ConcurrentUpdateError(idOf(change));
    }
    this.#version += 1;
    for (const change of changes) {
      if (change.type === 'delete') this.#rows.delete(change.id);
      else this.#rows.set(change.account.id, { account: { ...change.account }, version: this.#version });
    }
  }
}

/** Which of the learner's stores a law uses. */
export type Kind = 'memory' | 'SQL';
export const kinds = ['memory', 'SQL'] as const;

/** What most laws fill their store with. */
export const given = { a: 1, b: 2, c: 0 };

/** Hands two stores to `body` that keep the same accounts: one twice, or two on one database. */
export function withStores<T>(kind: Kind, body: (store: AccountStore, other: AccountStore) => T): T {
  if (kind === 'SQL')
    return withDatabase((database) =>
      body(new SqlAccountStore(database.connection), new SqlAccountStore(database.connection)),
    );
  const store = new InMemoryAccountStore();
  return body(store, store);
}

/** Fills a store with accounts of owner u1. */
export function fill<S extends AccountStore>(store: S, balances: Readonly<Record<string, number>>): S {
  const changes = Object.entries(balances).map(
    ([id, balance]) => ({ type: 'insert', account: accountOf(id, balance) }) as const,
  );
  store.write(changes);
  if (store instanceof TestStore) store.batches.pop();
  return store;
}

/** A unit on a store of the tests, and the accounts that are in both. */
export function begin(balances: Readonly<Record<string, number>> = given) {
  const store = fill(new TestStore(), balances);
  return { store, unit: new UnitOfWork(store.forUnits), accounts: mapOf(balances) };
}

export function accountOf(id: string, balance: number, ownerId = 'u1'): Account {
  return { id, ownerId, balance };
}

/** Something to be done with a unit. */
export type Action =
  | { type: 'new' | 'modified'; id: string; balance: number; ownerId: string }
  | { type: 'deleted'; id: string }
  | { type: 'transfer'; from: string; to: string; amount: number };

/** Does it, and says how it went. */
export function perform(unit: UnitOfWork, action: Action): string {
  return outcomeOf(() => {
    if (action.type === 'transfer') transfer(unit, action.from, action.to, action.amount);
    else if (action.type === 'deleted') unit.registerDeleted(action.id);
    else if (action.type === 'new') unit.registerNew(accountOf(action.id, action.balance, action.ownerId));
    else unit.registerModified(accountOf(action.id, action.balance, action.ownerId));
  });
}

/** What should come of it: changes `accounts` as the unit should, and says how it should go. */
export function foresee(accounts: Map<string, Account>, action: Action): string {
  if (action.type === 'transfer') return foreseeTransfer(accounts, action);
  const { id } = action;
  if (action.type === 'new' && accounts.has(id)) return `AccountExistsError: ${named(id)}`;
  if (action.type !== 'new' && !accounts.has(id)) return `AccountNotFoundError: ${named(id)}`;
  if (action.type === 'deleted') accounts.delete(id);
  else accounts.set(id, accountOf(id, action.balance, action.ownerId));
  return 'done';
}

function foreseeTransfer(
  accounts: Map<string, Account>,
  { from, to, amount }: { from: string; to: string; amount: number },
): string {
  const [payer, payee] = [accounts.get(from), accounts.get(to)];
  if (!payer || !payee) return `AccountNotFoundError: ${named(payer ? to : from)}`;
  if (payer.balance < amount) return `InsufficientFundsError: ${named(from)} holds ${payer.balance}, not ${amount}`;
  if (from !== to) {
    accounts.set(from, { ...payer, balance: payer.balance - amount });
    accounts.set(to, { ...payee, balance: payee.balance + amount });
  }
  return 'done';
}

/** Does all of it with the unit, and with the accounts as it should. */
export function carryOut(actions: readonly Action[], unit: UnitOfWork, accounts: Map<string, Account>): void {
  for (const action of actions) {
    perform(unit, action);
    foresee(accounts, action);
  }
}

/** The accounts as a store was filled with them. */
export function mapOf(balances: Readonly<Record<string, number>>): Map<string, Account> {
  return new Map(Object.entries(balances).map(([id, balance]) => [id, accountOf(id, balance)]));
}

/** The changes that make `after` of `before`, as lines. */
export function difference(before: ReadonlyMap<string, Account>, after: ReadonlyMap<string, Account>): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .toSorted()
    .flatMap((id) => {
      const [old, now] = [before.get(id), after.get(id)];
      if (!now) return [`delete ${named(id)}`];
      if (!old) return [`insert ${textOf(now)}`];
      return textOf(old) === textOf(now) ? [] : [`update ${textOf(now)}`];
    })
    .toSorted();
}

/** How an action went: `done`, or which error it threw and what that carries. */
export function outcomeOf(action: () => void): string {
  try {
    action();
    return 'done';
  } catch (error) {
    if (error instanceof InsufficientFundsError)
      return `InsufficientFundsError: ${named(error.id)} holds ${error.balance}, not ${error.amount}`;
    if (error instanceof InvalidAmountError) return `InvalidAmountError: ${error.amount}`;
    for (const type of [AccountNotFoundError, AccountExistsError, ConcurrentUpdateError])
      if (error instanceof type) return `${type.name}: ${named(error.id)}`;
    return String(error);
  }
}

type Source = UnitOfWork | AccountStore | ReadonlyMap<string, Account>;

/** Accounts as lines, seen by a unit, kept by a store or foreseen in a map. */
export function accountsIn(source: Source, ids: readonly string[] = ['a', 'b', 'c', 'd']): string[] {
  return ids.map((id) => {
    const account =
      source instanceof UnitOfWork
        ? source.getAccount(id)
        : 'load' in source
          ? source.load(id)?.account
          : source.get(id);
    return account ? textOf(account) : `${named(id)}: none`;
  });
}

/** What a unit and a store say of the accounts. */
export function states(unit: Source, store: Source, ids?: readonly string[]) {
  return { unit: accountsIn(unit, ids), store: accountsIn(store, ids) };
}

function textOf({ id, balance, ownerId }: Account): string {
  return `${named(id)}: ${balance} of ${ownerId}`;
}

function lineOf(change: AccountChange): string {
  return change.type === 'delete' ? `delete ${named(change.id)}` : `${change.type} ${textOf(change.account)}`;
}

/** An id as it stands in a line. */
function named(id: string): string {
  return id || "''";
}

function idOf(change: AccountChange): string {
  return change.type === 'delete' ? change.id : change.account.id;
}

/** A change to be written straight to a store, with the version that the account has now or had at first. */
interface ChangeRecipe {
  type: 'insert' | 'update' | 'delete';
  id: string;
  balance: number;
  ownerId: string;
  version: 'current' | 'first';
}

/** Writes batch after batch, and says what came of each. */
export function playBatches(store: AccountStore, batches: readonly (readonly ChangeRecipe[])[]): string[] {
  const first = new Map<string, number>();
  const ids = [...new Set(batches.flat().map(({ id }) => id))];
  return batches.flatMap((batch) => {
    const changes = batch.map(({ type, id, balance, ownerId, version }): AccountChange => {
      const account = accountOf(id, balance, ownerId);
      const wanted = (version === 'current' ? store.load(id)?.version : undefined) ?? first.get(id) ?? 1;
      if (type === 'insert') return { type, account };
      return type === 'delete' ? { type, id, version: wanted } : { type, account, version: wanted };
    });
    const outcome = outcomeOf(() => store.write(changes)).replace(/(ConcurrentUpdateError).*/, '$1');
    for (const id of ids) {
      const version = store.load(id)?.version;
      if (version !== undefined && !first.has(id)) first.set(id, version);
    }
    return [`write: ${outcome}`, ...accountsIn(store, ids)];
  });
}

/** What the tests call accounts where any text should do; a NUL character, which SQLite cuts at, is in none of them. */
const anyId = fc.constantFrom('a', 'A', "a' OR '1'='1", '%', 'é😀', ...trickyNames);

/** Batches that write up to three accounts again and again, each at most once a batch. */
export function batches(): fc.Arbitrary<ChangeRecipe[][]> {
  return fc.uniqueArray(anyId, { minLength: 1, maxLength: 3 }).chain((ids) => {
    const change = fc.record(
      {
        type: fc.constantFrom<ChangeRecipe['type'][]>('insert', 'insert', 'update', 'delete'),
        id: fc.constantFrom(...ids),
        balance: fc.constantFrom(0, 1, 250, 2 ** 31, Number.MAX_SAFE_INTEGER),
        ownerId: hostileText(4).map((text) => text.replaceAll('\0', '')),
        version: fc.constantFrom<ChangeRecipe['version'][]>('current', 'current', 'first'),
      },
      { noNullPrototype: true },
    );
    const batch = fc.uniqueArray(change, { selector: ({ id }) => id, maxLength: 3 });
    return fc.array(batch, { minLength: 1, maxLength: 5, size: 'max' });
  });
}

/** Batches of which a part is not possible; a `b` is never there. */
export const halfWrong = [
  [[change('insert', 'a', 1)], [change('insert', 'b', 2), change('insert', 'a', 3)]],
  [[change('insert', 'a', 1)], [change('update', 'a', 2)], [change('update', 'a', 3, 'first')]],
  [[change('insert', 'a', 1)], [change('delete', 'a'), change('update', 'b')]],
  [[change('insert', 'a', 1)], [change('update', 'a', 2), change('delete', 'b')]],
];

function change(
  type: ChangeRecipe['type'],
  id: string,
  balance = 0,
  version: ChangeRecipe['version'] = 'current',
): ChangeRecipe {
  return { type, id, balance, ownerId: 'u1', version };
}

/** What can be done with accounts `a` to `d`; some of it will be refused. */
export function actions(maxLength = 8): fc.Arbitrary<Action[]> {
  const id = fc.constantFrom('a', 'b', 'c', 'd');
  const fields = { id, balance: fc.nat(3), ownerId: fc.constantFrom('u1', 'u2') };
  const shape = { noNullPrototype: true };
  const action: fc.Arbitrary<Action> = fc.oneof(
    fc.record({ type: fc.constantFrom('new', 'modified'), ...fields }, shape),
    fc.record({ type: fc.constant('deleted'), id }, shape),
    moves('abcd'),
  );
  return fc.array(action, { minLength: 1, maxLength, size: 'max' });
}

/** A transfer between two of the accounts with these names of one letter. */
export function moves(letters: string): fc.Arbitrary<Action & { type: 'transfer' }> {
  const pairs = [...letters].flatMap((from) => [...letters].filter((to) => to !== from).map((to) => ({ from, to })));
  return fc.tuple(fc.constantFrom(...pairs), fc.nat(4)).map(([{ from, to }, amount]) => transferOf(from, to, amount));
}

export function fewMoves(): fc.Arbitrary<Action[]> {
  return fc.array(moves('abcd'), { maxLength: 3 });
}

type Step = Action | 'commit' | 'rollback';

/** Transfers among `a`, `b` and `c`, commits and rollbacks. */
export function histories(): fc.Arbitrary<Step[]> {
  const step = fc.oneof(moves('abc'), fc.constantFrom<Step[]>('commit', 'rollback'));
  return fc.array(step, { minLength: 1, maxLength: 12, size: 'max' });
}

/** Takes a step of a history, and says how it went. */
export function take(step: Step, unit: UnitOfWork): string {
  return step === 'commit' || step === 'rollback' ? outcomeOf(() => unit[step]()) : perform(unit, step);
}

/** Changes what the unit sees and what the store has as the step should, and says how it should go. */
export function foreseeStep(step: Step, unitSees: Map<string, Account>, storeHas: Map<string, Account>): string {
  if (step !== 'commit' && step !== 'rollback') return foresee(unitSees, step);
  const [from, to] = step === 'commit' ? [unitSees, storeHas] : [storeHas, unitSees];
  for (const [id, account] of from) to.set(id, account);
  return 'done';
}

export function transferOf(from: string, to: string, amount: number) {
  return { type: 'transfer', from, to, amount } as const;
}

export function newOf(id: string, balance: number) {
  return { type: 'new', id, balance, ownerId: 'u1' } as const;
}

export function modifiedOf(id: string, balance: number) {
  return { type: 'modified', id, balance, ownerId: 'u1' } as const;
}

export function deletedOf(id: string) {
  return { type: 'deleted', id } as const;
}

/** Actions that are refused, or follow one that is; `a` holds 1 and there is no `d`. */
export const refusals = [
  [transferOf('a', 'b', 2)],
  [transferOf('a', 'd', 1)],
  [transferOf('a', 'd', 5)],
  [transferOf('d', 'a', 1)],
  [deletedOf('c'), transferOf('c', 'd', 1)],
  [newOf('a', 5), newOf('d', 5), newOf('d', 6)],
  [deletedOf('a'), deletedOf('a'), modifiedOf('a', 5), newOf('a', 5)],
  [modifiedOf('d', 5), deletedOf('d')],
].map((actions) => ({ stored: given, actions }));

/** Several actions on one account, of which one change is to be written, or none. */
export const detours = [
  [newOf('d', 5), deletedOf('d')],
  [deletedOf('a'), newOf('a', 1)],
  [deletedOf('a'), newOf('a', 5)],
  [modifiedOf('a', 5), modifiedOf('a', 6), modifiedOf('a', 7)],
  [modifiedOf('a', 5), modifiedOf('a', 1)],
  [modifiedOf('a', 5), deletedOf('a')],
  [modifiedOf('a', 1)],
  [{ ...modifiedOf('a', 1), ownerId: 'u2' }],
].map((actions) => ({ stored: given, actions }));

/** What one unit does, and what others commit meanwhile, one after another; there is an account `a` that holds 1. */
export const clashes = [
  ...[modifiedOf('a', 7), deletedOf('a')].flatMap((mine) => [
    { mine, theirs: [modifiedOf('a', 5)] },
    { mine, theirs: [modifiedOf('a', 5), modifiedOf('a', 1)] },
    { mine, theirs: [deletedOf('a')] },
    { mine, theirs: [deletedOf('a'), newOf('a', 1)] },
  ]),
  { mine: newOf('c', 7), theirs: [newOf('c', 5)] },
];
