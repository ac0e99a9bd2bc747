import { expect } from 'vitest';
import { Caller } from '../support/caller.ts';
import { Mode } from '../support/modes.ts';
import { show } from '../support/show.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { TodoError } from '../support/todo.ts';
import {
  type AccountCommand,
  type AccountEvent,
  type AccountState,
  Bank,
  CommandRejectedError,
  type EventStore,
  MemoryEventStore,
  type RejectionReason,
  WrongVersionError,
} from './event-sourcing.ts';
import { Ledger, storeIn, type StoreForm } from './stores.model.ts';

export function open(ownerId = 'ann'): AccountCommand {
  return { type: 'OpenAccount', ownerId };
}

export function deposit(amount: number): AccountCommand {
  return { type: 'DepositMoney', amount };
}

export function withdraw(amount: number): AccountCommand {
  return { type: 'WithdrawMoney', amount };
}

/** The event that records this command. */
export function eventOf(accountId: string, command: AccountCommand, occurredAt: number): AccountEvent {
  if (command.type === 'OpenAccount') return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt };
  const type = command.type === 'DepositMoney' ? 'MoneyDeposited' : 'MoneyWithdrawn';
  return { type, accountId, amount: command.amount, occurredAt };
}

/** Events of one account that happened at 1, 2 and so on, whether or not a bank would allow them. */
export function streamOf(accountId: string, ...commands: AccountCommand[]): AccountEvent[] {
  return commands.map((command, i) => eventOf(accountId, command, i + 1));
}

/** What happens to an account. */
type Change = { open: string } | { deposit: number } | { withdraw: number };

/** What one of two banks, or other code, does with an account. */
export type Step =
  | ({ bank: 1 | 2; account: string } & (Change | { version: number } | { snapshot: true }))
  | ({ otherCode: string } & Change);

export function command(bank: 1 | 2, account: string, given: AccountCommand): Step {
  return { bank, account, ...changeOf(given) };
}

export function past(bank: 1 | 2, account: string, version: number): Step {
  return { bank, account, version };
}

export function snapshot(bank: 1 | 2, account: string): Step {
  return { bank, account, snapshot: true };
}

export function appended(account: string, given: AccountCommand): Step {
  return { otherCode: account, ...changeOf(given) };
}

function changeOf(given: AccountCommand): Change {
  if (given.type === 'OpenAccount') return { open: given.ownerId };
  return given.type === 'DepositMoney' ? { deposit: given.amount } : { withdraw: given.amount };
}

/** The command of a step; for other code, the command whose event it appends. */
function commandOf(step: Step): AccountCommand | undefined {
  if ('open' in step) return open(step.open);
  if ('deposit' in step) return deposit(step.deposit);
  return 'withdraw' in step ? withdraw(step.withdraw) : undefined;
}

/** What a law looks at after each step: what is stored, or what both banks show. */
export type Detail = 'stored' | 'shown';

/** Two banks that share a store. The clock shows 0 at the first step, and then 1, 2 and so on. */
export class Session {
  readonly #store: EventStore;
  readonly #banks: Bank[];
  readonly #detail: Detail;
  readonly #caller: Caller;
  #time = -1;

  constructor(detail: Detail, store: StoreForm | 'your MemoryEventStore' = 'your MemoryEventStore', caller: Caller) {
    this.#detail = detail;
    this.#caller = caller;
    this.#store = store === 'your MemoryEventStore' ? new MemoryEventStore() : storeIn(store, new Ledger());
    this.#banks = [1, 2].map(() => new Bank(this.#store, () => this.#time));
  }

  /** Performs the step, and returns how it ends and what can be seen then. */
  perform(step: Step): string {
    this.#time += 1;
    let answer = '';
    const account = accountOf(step);
    const error = thrownBy(() => {
      if ('otherCode' in step) appendTo(this.#store, ...eventsIn(step));
      else answer = perform(this.#banks[step.bank - 1] as Bank, step, this.#caller);
    });
    return `${outcomeText(error)}${answer}; ${this.#seen(account)}`;
  }

  #seen(account: string): string {
    if (this.#detail === 'stored') return textOf(() => eventsText(this.#store.load(account)));
    const [one, other] = this.#banks.map((bank) => shownBy(bank, account));
    return one === other ? `both show ${one}` : `bank 1 shows ${one}, bank 2 shows ${other}`;
  }
}

/** What other code appends in this step. */
function eventsIn(step: Step): AccountEvent[] {
  const given = 'otherCode' in step ? commandOf(step) : undefined;
  return given ? [eventOf(accountOf(step), given, 7)] : [];
}

/** Performs the step with this bank. Returns the state that it asks for. */
function perform(bank: Bank, step: Step, caller: Caller): string {
  const account = accountOf(step);
  if ('version' in step) return ` with ${stateText(bank.accountAt(account, step.version))}`;
  const given = caller.give(commandOf(step), 'the command');
  if (given) bank.handle(account, given);
  else bank.takeSnapshot(account);
  caller.leave(given, 'the command');
  return '';
}

/** The same, computed from the statement: sums over all events, and not a fold. */
export class Model {
  readonly events: AccountEvent[] = [];
  readonly #detail: Detail;
  #time = -1;

  constructor(detail: Detail = 'stored') {
    this.#detail = detail;
  }

  /** How the step may end. There are several ways if a command is rejected for several reasons. */
  perform(step: Step): string[] {
    this.#time += 1;
    const account = accountOf(step);
    const given = 'otherCode' in step ? undefined : commandOf(step);
    const reasons = given ? this.reasonsFor(account, given) : [];
    this.events.push(...eventsIn(step));
    if (given && reasons.length === 0) this.events.push(eventOf(account, given, this.#time));
    const own = this.eventsOf(account);
    const answer = 'version' in step ? ` with ${expectedState(account, own.slice(0, step.version))}` : '';
    const state = expectedState(account, own);
    const seen = this.#detail === 'stored' ? eventsText(own) : `both show ${state}`;
    const outcomes = reasons.map((reason) => outcomeText(new CommandRejectedError(account, reason)));
    return (outcomes.length > 0 ? outcomes : ['succeeds']).map((outcome) => `${outcome}${answer}; ${seen}`);
  }

  eventsOf(account: string): AccountEvent[] {
    return this.events.filter(({ accountId }) => accountId === account);
  }

  reasonsFor(account: string, given: AccountCommand): RejectionReason[] {
    const events = this.eventsOf(account);
    const isOpen = events.some(({ type }) => type === 'AccountOpened');
    if (given.type === 'OpenAccount') return isOpen ? ['already open'] : [];
    const reasons: RejectionReason[] = isOpen ? [] : ['not open'];
    if (given.amount < 1) reasons.push('invalid amount');
    if (given.type === 'WithdrawMoney' && given.amount > balanceOf(events)) reasons.push('insufficient funds');
    return reasons;
  }
}

/** Compares what happens at each step with what should happen. */
export function expectAsInModel(
  steps: readonly Step[],
  detail: Detail,
  { store, mode = new Mode() }: { store?: StoreForm; mode?: Mode } = {},
): void {
  const session = mode.use(() => new Session(detail, store, mode.caller));
  const model = new Model(detail);
  const lines = steps.map((step) => {
    const allowed = model.perform(step);
    const actual = `${stepText(step)} ${session.perform(step)}`;
    const expected = allowed.map((line) => `${stepText(step)} ${line}`);
    return { actual, expected: expected.find((line) => line === actual) ?? expected[0] };
  });
  expect(lines.map(({ actual }) => actual)).toEqual(lines.map(({ expected }) => expected));
}

/** A call of append that expects the right version, or one that is off by a little. */
export interface Append {
  account: string;
  off: number;
}

/** Compares how each call of append ends, and what is stored then, with what should happen. */
export function expectRightAppends(store: EventStore, appends: readonly Append[]): void {
  const stored: AccountEvent[] = [];
  const lines = appends.map(({ account, off }, i) => {
    const own = () => stored.filter(({ accountId }) => accountId === account);
    const actual = own().length;
    const expected = Math.max(0, actual + off);
    const event = eventOf(account, deposit(i + 1), i);
    const outcome = outcomeOf(() => store.append(account, expected, event));
    if (expected === actual) stored.push(event);
    const right = expected === actual ? nothingThrown : new WrongVersionError(account, expected, actual);
    return {
      actual: `${outcome}; ${textOf(() => eventsText(store.load(account)))}`,
      expected: `${outcomeText(right)}; ${eventsText(own())}`,
    };
  });
  expect(lines.map(({ actual }) => actual)).toEqual(lines.map(({ expected }) => expected));
}

/** A bank with a store that has an interface and nothing else. */
export function bankWith({ append, load }: EventStore): Bank {
  return new Bank({ append, load }, () => 7);
}

/** A bank that takes snapshots after so many of these events. `appendFails` lets its next append throw. */
export function withSnapshotsAt(snapshotsAt: readonly number[], events: readonly AccountEvent[], appendFails: boolean) {
  const ledger = new Ledger();
  let fails = appendFails;
  const append: EventStore['append'] = (...args) => {
    if (!fails) return ledger.append(...args);
    fails = false;
    throw new WrongVersionError('a', 1, 2);
  };
  const bank = bankWith({ append, load: ledger.load });
  const id = idOf(events);
  [undefined, ...events].forEach((event, i) => {
    if (event) ledger.add(event);
    if (snapshotsAt.includes(i)) bank.takeSnapshot(id);
  });
  ledger.loads.length = 0;
  return { bank, ledger, latest: Math.max(0, ...snapshotsAt.filter((at) => at <= events.length)) };
}

/** Compares how often a bank calls append at each step with how often it should. */
export function expectOneAppendPerCommand(bank: Bank, ledger: Ledger, steps: readonly Step[]): void {
  const lines = steps.map((step) => {
    const before = ledger.appends;
    const outcome = outcomeOf(() =>
      'otherCode' in step ? ledger.add(...eventsIn(step)) : perform(bank, step, new Caller()),
    );
    const isCommand = 'bank' in step && commandOf(step) !== undefined;
    const isAccepted = isCommand && !outcome.includes(CommandRejectedError.name);
    const line = (calls: number) => `${stepText(step)} ${outcome}, append is called ${calls} times`;
    return { actual: line(ledger.appends - before), expected: line(isAccepted ? 1 : 0) };
  });
  expect(lines.map(({ actual }) => actual)).toEqual(lines.map(({ expected }) => expected));
}

/** The steps that have no command that the model rejects. */
export function onlyAccepted(steps: readonly Step[]): Step[] {
  const model = new Model();
  return steps.filter((step) => {
    const given = commandOf(step);
    if (given && model.reasonsFor(accountOf(step), given).length > 0) return false;
    model.perform(step);
    return true;
  });
}

/** The steps that can happen: other code follows the rules of a bank, and no step asks for a version in the future. */
export function onlyPossible(steps: readonly Step[]): Step[] {
  const model = new Model();
  return steps.flatMap((step): Step[] => {
    const given = 'otherCode' in step ? commandOf(step) : undefined;
    if (given && model.reasonsFor(accountOf(step), given).length > 0) return [];
    model.perform(step);
    if (!('version' in step)) return [step];
    return [{ ...step, version: step.version % (model.eventsOf(step.account).length + 1) }];
  });
}

function balanceOf(events: readonly AccountEvent[]): number {
  const changes = events.map((event) => {
    if (event.type === 'AccountOpened') return 0;
    return event.type === 'MoneyDeposited' ? event.amount : -event.amount;
  });
  return changes.reduce((sum, change) => sum + change, 0);
}

/** The account to which these events belong. */
export function idOf([first]: readonly AccountEvent[]): string {
  return first?.accountId ?? '';
}

/** What an account with these events is. */
export function expectedState(accountId: string, events: readonly AccountEvent[]): string {
  const owners = events.flatMap((event) => (event.type === 'AccountOpened' ? [event.ownerId] : []));
  const balance = balanceOf(events);
  return stateText({
    accountId,
    isOpen: owners.length > 0,
    ownerId: owners.at(-1) ?? null,
    balance,
    version: events.length,
  });
}

/** What an account is at version 0, 1 and so on. */
export function expectedStates(accountId: string, events: readonly AccountEvent[]): string[] {
  return [...events.keys(), events.length].map((version) => expectedState(accountId, events.slice(0, version)));
}

export function stateText(state: AccountState): string {
  if (typeof state !== 'object' || state === null) return shortly(state);
  const { accountId, isOpen, ownerId, balance, version } = state;
  const opened = isOpen === true ? 'open' : isOpen === false ? 'not open' : `open: ${shortly(isOpen)}`;
  return `${shortly(accountId)} ${opened}, owner ${shortly(ownerId)}, balance ${shortly(balance)}, version ${shortly(version)}`;
}

/** `'a': MoneyDeposited of 5 at 1`. */
function eventText(event: AccountEvent): string {
  if (typeof event !== 'object' || event === null) return shortly(event);
  const { type, accountId, ownerId, amount, occurredAt, ...others } = event as unknown as Record<string, unknown>;
  const details = [
    ...('ownerId' in event ? [`for ${shortly(ownerId)}`] : []),
    ...('amount' in event ? [`of ${shortly(amount)}`] : []),
    `at ${shortly(occurredAt)}`,
    ...(Object.keys(others).length > 0 ? [`with ${shortly(others)}`] : []),
  ];
  return `${shortly(accountId)}: ${String(type)} ${details.join(' ')}`;
}

export function eventTexts(events: readonly AccountEvent[]): string[] {
  return Array.from(events, eventText);
}

function eventsText(events: readonly AccountEvent[]): string {
  return eventTexts(events).join(', ') || 'no events';
}

function accountOf(step: Step): string {
  return 'otherCode' in step ? step.otherCode : step.account;
}

function stepText(step: Step): string {
  const who = 'otherCode' in step ? 'other code' : `bank ${step.bank}`;
  const what = ['open', 'deposit', 'withdraw', 'version', 'snapshot'].find((key) => key in step) ?? '';
  const value: unknown = Reflect.get(step, what);
  return `${who}, ${shortly(accountOf(step))}, ${what}${value === true ? '' : ` ${shortly(value)}`}:`;
}

export function textOf(action: () => string): string {
  let text = '';
  const error = thrownBy(() => (text = action()));
  return error === nothingThrown ? text : outcomeText(error);
}

/** What a bank shows: the account now, or at an earlier version. */
export function shownBy(bank: Bank, account: string, version?: number): string {
  return textOf(() => stateText(version === undefined ? bank.account(account) : bank.accountAt(account, version)));
}

/** How a call ended: `succeeds`, or the error with its fields. */
export function outcomeText(error: unknown): string {
  if (error === nothingThrown) return 'succeeds';
  if (error instanceof TodoError) throw error;
  if (error instanceof CommandRejectedError)
    return `throws CommandRejectedError, account ${shortly(error.accountId)}, '${error.reason}'`;
  if (error instanceof WrongVersionError)
    return `throws WrongVersionError, account ${shortly(error.accountId)}, expected ${error.expected}, actual ${error.actual}`;
  return error instanceof Error ? `throws ${error.name}: ${error.message}` : `throws ${shortly(error)}`;
}

export function outcomeOf(action: () => unknown): string {
  return outcomeText(thrownBy(action));
}

/** Your store with these events. */
export function storeWith(events: readonly AccountEvent[]): MemoryEventStore {
  const store = new MemoryEventStore();
  appendTo(store, ...events);
  return store;
}

/** Other code appends events to the end of their streams. */
export function appendTo(store: EventStore, ...events: readonly AccountEvent[]): void {
  for (const event of events) store.append(event.accountId, store.load(event.accountId).length, { ...event });
}

/** Commands to one account in the first bank. */
export function toAccount(account: string, commands: readonly AccountCommand[]): Step[] {
  return commands.map((given) => command(1, account, given));
}

/** Like `show`, which is slow, for the many values that need no escaping. */
function shortly(value: unknown): string {
  if (typeof value === 'number' && value !== 0) return String(value);
  return typeof value === 'string' && /^\w*$/.test(value) ? `'${value}'` : show(value);
}
