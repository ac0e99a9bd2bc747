import { type Failure, ordinaryFailure } from '../support/failure.ts';
import { meddleWith } from '../support/meddle.ts';
import { inObjectForm, type ObjectForm } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import {
  type Account,
  type AccountChange,
  AccountExistsError,
  AccountNotFoundError,
  type AccountStore,
  ConcurrentUpdateError,
  type StoredAccount,
  UnitOfWork,
} from './unit-of-work.ts';

/** A change to one account, as plain data. */
export type Change =
  | { new: string; owner: string; balance: number }
  | { modify: string; owner: string; balance: number }
  | { delete: string };

type Call = Change | { read: string } | 'commit' | 'rollback';

/** A call to a unit. Or others write to the store, or the store throws during the call. */
export type Step = Call | { others: Change } | { failing: Call };

/** Two clerks. Each has a unit, and both units use the same store. */
export type Clerk = 'Ann' | 'Ben';

/** What a law looks at after each step, in addition to how the call ended. */
export type Detail = 'loads' | 'writes' | 'store' | 'view';

interface Setting {
  details?: readonly Detail[];
  failure?: Failure;
  /** The form of the store. */
  form?: ObjectForm;
  /** Whether the store checks versions. */
  strict?: boolean;
  /** Whether the store changes everything that it returned or received. */
  meddles?: boolean;
  /** Makes a unit. */
  use?: (make: () => UnitOfWork) => UnitOfWork;
}

/** A store that logs its calls. */
export class LoggingStore implements AccountStore {
  readonly rows = new Map<string, StoredAccount>();
  /** The calls since the last step. */
  calls: { loads: string[]; writes: string[] } = { loads: [], writes: [] };
  /** Thrown by the next call. */
  failure: Failure | undefined;
  /** What the store itself threw last because of a version. */
  conflict: unknown;
  /** All objects that the store returned or received. */
  readonly shared: object[] = [];
  readonly #setting: Setting;
  #version: number;

  constructor(given: readonly Account[], setting: Setting = {}) {
    this.#setting = setting;
    this.#version = setting.strict ? 0 : 1;
    for (const account of given) this.#set(this.rows, account);
  }

  load(id: string): StoredAccount | undefined {
    this.calls.loads.push(quoted(id));
    this.#failIfTold();
    const row = this.rows.get(id);
    if (!row) return undefined;
    const returned = { account: { ...row.account }, version: row.version };
    this.shared.push(returned);
    return returned;
  }

  write(changes: readonly AccountChange[]): void {
    this.calls.writes.push(changes.map(changeText).toSorted().join(', ') || 'an empty list');
    this.shared.push(changes);
    try {
      this.#failIfTold();
      this.#writeAll(changes);
    } finally {
      if (this.#setting.meddles) meddleWith(changes);
    }
  }

  writeForOthers(change: Change): void {
    if ('delete' in change) this.rows.delete(change.delete);
    else this.#set(this.rows, accountOf(change));
  }

  #writeAll(changes: readonly AccountChange[]): void {
    const rows = new Map(this.rows);
    for (const change of changes) {
      const id = change.type === 'delete' ? change.id : change.account.id;
      const expected = change.type === 'insert' ? undefined : change.version;
      if (this.#setting.strict && rows.get(id)?.version !== expected) {
        this.conflict = new ConcurrentUpdateError(id);
        throw this.conflict;
      }
      if (change.type === 'delete') rows.delete(id);
      else this.#set(rows, change.account);
    }
    this.rows.clear();
    for (const [id, row] of rows) this.rows.set(id, row);
  }

  #set(rows: Map<string, StoredAccount>, account: Account): void {
    rows.set(account.id, { account: { ...account }, version: this.#version });
    this.#version += 1;
  }

  #failIfTold(): void {
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure.value;
  }
}

/** The units of two clerks, on one store. */
export class Bank {
  readonly store: LoggingStore;
  /** All accounts that a unit returned. */
  readonly returned: Account[] = [];
  readonly #units: Record<Clerk, UnitOfWork>;
  readonly #setting: Setting;
  readonly #failure: Failure;

  constructor(given: readonly Account[], setting: Setting = {}) {
    const store = new LoggingStore(given, setting);
    const { load, write } = { load: store.load.bind(store), write: store.write.bind(store) };
    const port = inObjectForm<AccountStore>({ load, write }, setting.form ?? 'an object literal');
    const make = () => new UnitOfWork(port);
    const use = setting.use ?? ((makeUnit) => makeUnit());
    this.store = store;
    this.#setting = setting;
    this.#failure = setting.failure ?? ordinaryFailure();
    this.#units = { Ann: use(make), Ben: use(make) };
  }

  /** Performs the step and describes what happened. */
  do(step: Step, clerk: Clerk = 'Ann'): string {
    const { details = [], meddles } = this.#setting;
    this.store.calls = { loads: [], writes: [] };
    if (isFailing(step)) this.store.failure = this.#failure;
    const outcome = this.#outcomeOf(step, this.#units[clerk]);
    this.store.failure = undefined;
    if (meddles) this.store.shared.forEach((one) => meddleWith(one));
    const { loads, writes } = this.store.calls;
    const view = details.includes('view') ? this.view(clerk) : [];
    return lineOf(step, outcome, details, {
      loads,
      writes,
      view,
      store: details.includes('store') ? textsOf(this.store.rows) : [],
    });
  }

  /** What the unit of a clerk returns for each of these ids. */
  view(clerk: Clerk = 'Ann', ids: readonly string[] = ordinaryIds): string[] {
    return ids.map((id) => accountText(id, this.#units[clerk].getAccount(id)));
  }

  #outcomeOf(step: Step, unit: UnitOfWork): string {
    if (isOthers(step)) {
      this.store.writeForOthers(step.others);
      return 'returns';
    }
    const call = isFailing(step) ? step.failing : step;
    let account: Account | undefined;
    const error = thrownBy(() => {
      account = make(unit, call);
    });
    if (account) this.returned.push(account);
    if (error === nothingThrown) return isRead(call) ? `returns ${accountText(call.read, account)}` : 'returns';
    if (isFailing(step) && Object.is(error, this.#failure.value)) return 'throws the failure';
    if (error === this.store.conflict) return "throws the store's ConcurrentUpdateError";
    return errorText(error);
  }
}

/** What should happen, according to the statement. */
export class ExpectedBank {
  readonly #rows = new Map<string, { account: Account }>();
  /** By clerk and id: what was loaded, and the account as it is now. */
  readonly #seen: Record<Clerk, Map<string, { row: { account: Account } | undefined; now: Account | undefined }>> = {
    Ann: new Map(),
    Ben: new Map(),
  };
  readonly #setting: Setting;

  constructor(given: readonly Account[], setting: Setting = {}) {
    this.#setting = setting;
    for (const account of given) this.#rows.set(account.id, { account });
  }

  do(step: Step, clerk: Clerk = 'Ann'): string {
    const { details = [] } = this.#setting;
    const calls = { loads: [] as string[], writes: [] as string[] };
    const outcome = this.#outcomeOf(step, clerk, calls);
    const view = details.includes('view') ? ordinaryIds.map((id) => accountText(id, this.#see(clerk, id).now)) : [];
    return lineOf(step, outcome, details, {
      ...calls,
      view,
      store: details.includes('store') ? textsOf(this.#rows) : [],
    });
  }

  /** Whether a unit accepts the change, if this step is one. */
  accepts(step: Step, clerk: Clerk): boolean {
    if (!isChange(step)) return true;
    const id = idOf(step);
    const seen = this.#seen[clerk].get(id);
    return Boolean(seen ? seen.now : this.#rows.get(id)) !== 'new' in step;
  }

  #outcomeOf(step: Step, clerk: Clerk, calls: { loads: string[]; writes: string[] }): string {
    if (isOthers(step)) return this.#write(new Map([[idOf(step.others), accountOf(step.others)]]));
    const call = isFailing(step) ? step.failing : step;
    if (call === 'commit') return this.#commit(clerk, calls.writes, isFailing(step));
    if (call === 'rollback') {
      this.#seen[clerk].clear();
      return 'returns';
    }
    const id = isRead(call) ? call.read : idOf(call);
    if (!this.#seen[clerk].has(id)) {
      calls.loads.push(quoted(id));
      if (isFailing(step)) return 'throws the failure';
    }
    const seen = this.#see(clerk, id);
    if (isRead(call)) return `returns ${accountText(id, seen.now)}`;
    if ('new' in call && seen.now) return errorText(new AccountExistsError(id));
    if (!('new' in call) && !seen.now) return errorText(new AccountNotFoundError(id));
    seen.now = accountOf(call);
    return 'returns';
  }

  #commit(clerk: Clerk, writes: string[], fails: boolean): string {
    const changed = [...this.#seen[clerk]].filter(
      ([id, { row, now }]) => accountText(id, row?.account) !== accountText(id, now),
    );
    if (changed.length > 0) {
      const texts = changed.map(([id, { row, now }]) =>
        now ? `${row ? 'update' : 'insert'} ${accountText(id, now)}` : `delete ${quoted(id)}`,
      );
      writes.push(texts.toSorted().join(', '));
      if (fails) return 'throws the failure';
      const isStale = changed.some(([id, { row }]) => row !== this.#rows.get(id));
      if (this.#setting.strict && isStale) return "throws the store's ConcurrentUpdateError";
    }
    this.#seen[clerk].clear();
    return this.#write(new Map(changed.map(([id, { now }]) => [id, now])));
  }

  #write(accounts: ReadonlyMap<string, Account | undefined>): string {
    for (const [id, account] of accounts) {
      if (account) this.#rows.set(id, { account });
      else this.#rows.delete(id);
    }
    return 'returns';
  }

  #see(clerk: Clerk, id: string): { now: Account | undefined } {
    const row = this.#rows.get(id);
    const seen = this.#seen[clerk].get(id) ?? { row, now: row?.account };
    this.#seen[clerk].set(id, seen);
    return seen;
  }
}

/** Performs the steps of one clerk, and of the model. */
export function runs(given: readonly Account[], steps: readonly Step[], setting: Setting) {
  const [bank, expected] = [new Bank(given, setting), new ExpectedBank(given, setting)];
  return { actual: steps.map((step) => bank.do(step)), expected: steps.map((step) => expected.do(step)), bank };
}

/** The accounts after these changes, each to a different account. */
export function accountsAfter(accounts: readonly Account[], changes: readonly Change[]): string[] {
  const rows = new Map(accounts.map((account) => [account.id, { account }]));
  for (const change of changes) {
    const account = accountOf(change);
    if (account) rows.set(account.id, { account });
    else rows.delete(idOf(change));
  }
  return ordinaryIds.map((id) => accountText(id, rows.get(id)?.account));
}

export function account(id: string, balance: number, ownerId = 'u1'): Account {
  return { id, ownerId, balance };
}

/** What the store of most laws contains at first. */
export const given: readonly Account[] = [account('a', 1), account('b', 2), account('c', 0)];
/** What the store of two clerks contains at first. */
export const onlyA: readonly Account[] = [account('a', 1)];
export const ordinaryIds = ['a', 'b', 'c', 'd'];

export function create(id: string, balance: number, owner = 'u1'): Change {
  return { new: id, owner, balance };
}

export function modify(id: string, balance: number, owner = 'u1'): Change {
  return { modify: id, owner, balance };
}

export function remove(id: string): Change {
  return { delete: id };
}

export function read(id: string): Step {
  return { read: id };
}

function make(unit: UnitOfWork, call: Call): Account | undefined {
  if (call === 'commit' || call === 'rollback') unit[call]();
  else if (isRead(call)) return unit.getAccount(call.read);
  else if ('delete' in call) unit.registerDeleted(call.delete);
  else if ('new' in call) unit.registerNew(account(call.new, call.balance, call.owner));
  else unit.registerModified(account(call.modify, call.balance, call.owner));
  return undefined;
}

function isOthers(step: Step): step is { others: Change } {
  return typeof step === 'object' && 'others' in step;
}

export function isFailing(step: Step): step is { failing: Call } {
  return typeof step === 'object' && 'failing' in step;
}

function isRead(step: Step): step is { read: string } {
  return typeof step === 'object' && 'read' in step;
}

function isChange(step: Step): step is Change {
  return typeof step === 'object' && !isOthers(step) && !isFailing(step) && !isRead(step);
}

function idOf(change: Change): string {
  if ('delete' in change) return change.delete;
  return 'new' in change ? change.new : change.modify;
}

function accountOf(change: Change & { balance: number }): Account;
function accountOf(change: Change): Account | undefined;
function accountOf(change: Change): Account | undefined {
  return 'delete' in change ? undefined : account(idOf(change), change.balance, change.owner);
}

function lineOf(step: Step, outcome: string, details: readonly Detail[], all: Record<Detail, string[]>): string {
  const texts = details.map((detail) => `${detail}: ${all[detail].join(', ') || 'none'}`);
  return [`${stepText(step)} ${outcome}`, ...texts].join('; ');
}

export function stepText(step: Step): string {
  if (isOthers(step)) return `others write ${stepText(step.others)}:`;
  if (isFailing(step)) return `${stepText(step.failing)} while the store fails:`;
  if (typeof step === 'string') return step;
  if (isRead(step)) return `read ${quoted(step.read)}`;
  if ('delete' in step) return `delete ${quoted(step.delete)}`;
  return `${'new' in step ? 'new' : 'modify'} ${accountText(idOf(step), accountOf(step))}`;
}

function changeText(change: AccountChange): string {
  if (change.type === 'delete') return `delete ${quoted(change.id)}`;
  return `${change.type} ${accountText(change.account.id, change.account)}`;
}

export function textsOf(rows: ReadonlyMap<string, { account: Account }>): string[] {
  return [...rows.values()].map((row) => accountText(row.account.id, row.account)).toSorted();
}

/** `'a' (1, 'u1')`, or everything that it contains if that is more. */
function accountText(id: string, value: Account | undefined): string {
  if (!value) return `no ${quoted(id)}`;
  if (value.id !== id || Object.keys(value).length !== 3) return show({ ...value });
  return `${quoted(id)} (${String(value.balance)}, ${quoted(value.ownerId)})`;
}

function errorText(error: unknown): string {
  if (error instanceof TodoError) throw error;
  if (error instanceof AccountExistsError || error instanceof AccountNotFoundError)
    return `throws ${error.name} of ${quoted(error.id)}`;
  return error instanceof Error ? `throws ${error.name}: ${error.message}` : `throws ${show(error)}`;
}

/** Like `show`, but fast for ordinary names. */
function quoted(name: string): string {
  return /^[a-z]\w*$/.test(name) ? `'${name}'` : show(name);
}
