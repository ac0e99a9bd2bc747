import fc from 'fast-check';
import { createHandClock } from '../support/clock.ts';
import { notAmounts, trickyNames } from '../support/generators.ts';
import { show } from '../support/show.ts';
import { TodoError } from '../support/todo.ts';
import {
  AccountAlreadyOpenError,
  type AccountCommand,
  type AccountEvent,
  AccountNotOpenError,
  type AccountState,
  Bank,
  type EventStore,
  InsufficientFundsError,
  InvalidAmountError,
  MemoryEventStore,
  type OwnerBalances,
  WrongVersionError,
} from './event-sourcing.ts';

export function open(ownerId = 'ann'): AccountCommand {
  return { type: 'OpenAccount', ownerId };
}

export function deposit(amount: number): AccountCommand {
  return { type: 'DepositMoney', amount };
}

export function withdraw(amount: number): AccountCommand {
  return { type: 'WithdrawMoney', amount };
}

/** One call of `handle`. */
export interface Batch {
  accountId: string;
  commands: AccountCommand[];
}

export function batch(accountId: string, ...commands: AccountCommand[]): Batch {
  return { accountId, commands };
}

/** What the statement says of each batch: how it ends, and the events that it leads to. The clock shows 1, 2 and so on. */
export function foretold(batches: readonly Batch[]): { answer: string; events: AccountEvent[] }[] {
  const all: AccountEvent[] = [];
  return batches.map(({ accountId, commands }, i) => {
    const events: AccountEvent[] = [];
    for (const command of commands) {
      const error = refusalOf(stateOf(accountId, [...all, ...events]), command);
      if (error) return { answer: errorText(error), events: [] };
      events.push(eventOf(accountId, command, i + 1));
    }
    all.push(...events);
    return { answer: 'done', events };
  });
}

export function eventsOf(batches: readonly Batch[]): AccountEvent[] {
  return foretold(batches).flatMap(({ events }) => events);
}

/** What a list of events makes of an account: sums, not a fold. */
export function stateOf(accountId: string, events: readonly AccountEvent[]): AccountState {
  const own = events.filter((event) => event.accountId === accountId);
  const [opened] = own.flatMap((event) => (event.type === 'AccountOpened' ? event : []));
  const balance = own.reduce((sum, event) => sum + changeOf(event), 0);
  return { accountId, isOpen: opened !== undefined, ownerId: opened?.ownerId ?? null, balance, version: own.length };
}

/** What owners have, told like `'ann' 5, 'bob' 0`. */
export function balances(of: Pick<OwnerBalances, 'balanceOf'>): string {
  return owners.map((owner) => `'${owner}' ${of.balanceOf(owner)}`).join(', ');
}

/** What the statement says that they have after these events. */
function rightBalances(events: readonly AccountEvent[]): string {
  return balances({ balanceOf: (owner) => holdingOf(owner, events) });
}

/** What an owner has: the balances of all accounts that were opened for them. */
function holdingOf(ownerId: string, events: readonly AccountEvent[]): number {
  const own = events.flatMap((event) =>
    event.type === 'AccountOpened' && event.ownerId === ownerId ? event.accountId : [],
  );
  return own.reduce((sum, accountId) => sum + stateOf(accountId, events).balance, 0);
}

function changeOf(event: AccountEvent): number {
  if (event.type === 'AccountOpened') return 0;
  return event.type === 'MoneyDeposited' ? event.amount : -event.amount;
}

function refusalOf({ accountId, isOpen, balance }: AccountState, command: AccountCommand): Error | undefined {
  if (command.type === 'OpenAccount') return isOpen ? new AccountAlreadyOpenError(accountId) : undefined;
  const { type, amount } = command;
  if (!isOpen) return new AccountNotOpenError(accountId);
  if (noMoney.includes(amount)) return new InvalidAmountError(amount);
  return type === 'WithdrawMoney' && amount > balance ? new InsufficientFundsError(balance, amount) : undefined;
}

export function eventOf(accountId: string, command: AccountCommand, occurredAt: number): AccountEvent {
  if (command.type === 'OpenAccount') return { type: 'AccountOpened', accountId, ownerId: command.ownerId, occurredAt };
  const type = command.type === 'DepositMoney' ? 'MoneyDeposited' : 'MoneyWithdrawn';
  return { type, accountId, amount: command.amount, occurredAt };
}

/** A stream, whether or not today's rules would allow it; `occurredAt` is the event's version. */
export function streamOf(accountId: string, ...commands: AccountCommand[]): AccountEvent[] {
  return commands.map((command, i) => eventOf(accountId, command, i + 1));
}

/** Told like `'a' MoneyDeposited 5, at 1`. */
export function eventText(event: AccountEvent): string {
  if (typeof event !== 'object') return show(event);
  const what = event.type === 'AccountOpened' ? `for ${quoted(event.ownerId)}` : event.amount;
  return `${quoted(event.accountId)} ${event.type} ${what}, at ${event.occurredAt}`;
}

export function texts(events: readonly AccountEvent[]): string[] {
  return Array.from(events, eventText);
}

export function stateText({ accountId, isOpen, ownerId, balance, version }: AccountState): string {
  const opened = isOpen ? `open for ${quoted(ownerId)}` : `not open, owner ${quoted(ownerId)}`;
  return `${quoted(accountId)} is ${opened}, balance ${balance}, version ${version}`;
}

/** A state as text, or the error in its place. */
export function shown(look: () => AccountState): string {
  let text = '';
  const answer = answerOf(() => {
    text = stateText(look());
  });
  return answer === 'done' ? text : answer;
}

export function batchText({ accountId, commands }: Batch): string {
  const parts = commands.map((one) => {
    if (one.type === 'OpenAccount') return `open for ${quoted(one.ownerId)}`;
    return `${one.type === 'DepositMoney' ? 'deposit' : 'withdraw'} ${one.amount}`;
  });
  return `${quoted(accountId)}: ${parts.join(', ')}`;
}

function quoted(text: string | null): string {
  return text === null ? 'null' : `'${text}'`;
}

/** Told with what it carries, like `InvalidAmountError of { amount: 0 }`. */
function errorText(error: unknown): string {
  if (!(error instanceof Error)) return `throws ${show(error)}`;
  const carried = Object.entries(error).filter(([key]) => key !== 'name');
  const isOurs = [
    AccountAlreadyOpenError,
    AccountNotOpenError,
    InvalidAmountError,
    InsufficientFundsError,
    WrongVersionError,
  ].some((known) => error instanceof known);
  return isOurs ? `${error.name} of ${show(Object.fromEntries(carried))}` : `${error.name}: ${error.message}`;
}

/** How a call ends: `done`, or the error it throws. */
export function answerOf(action: () => void): string {
  try {
    action();
    return 'done';
  } catch (error) {
    if (error instanceof TodoError) throw error;
    return errorText(error);
  }
}

export function wrongVersion(accountId: string, expected: number, actual: number): string {
  return errorText(new WrongVersionError(accountId, expected, actual));
}

/** A new store that holds these events, appended one by one. */
export function storeOf(events: readonly AccountEvent[]): MemoryEventStore {
  const store = new MemoryEventStore();
  appendTo(store, events);
  return store;
}

/** Appends events one by one, each as an object of its own, to a store that holds `before`. */
export function appendTo(
  store: EventStore,
  events: readonly AccountEvent[],
  before: readonly AccountEvent[] = [],
): void {
  events.forEach((event, i) => {
    const { version } = stateOf(event.accountId, [...before, ...events.slice(0, i)]);
    store.append(event.accountId, version, [{ ...event }]);
  });
}

/** Appends the events of one account one by one; the bank takes a snapshot at these versions. */
export function feed(store: EventStore, history: readonly AccountEvent[], snapshotsAt: number[], bank: Bank): void {
  const accountId = idOf(history);
  if (snapshotsAt.includes(0)) bank.takeSnapshot(accountId);
  history.forEach((event, i) => {
    store.append(accountId, i, [event]);
    if (snapshotsAt.includes(i + 1)) bank.takeSnapshot(accountId);
  });
}

/** The same store for someone who is watched: which events it hands out, and what each call of `append` brings. */
export function watched(store: EventStore): { store: EventStore; read: string[]; appended: string[][] } {
  const read: string[] = [];
  const appended: string[][] = [];
  const noted = (events: readonly AccountEvent[]) => {
    read.push(...texts(events));
    return events;
  };
  return {
    read,
    appended,
    store: {
      append: (accountId, expectedVersion, events) => {
        appended.push(texts(events));
        store.append(accountId, expectedVersion, events);
      },
      load: (...of) => noted(store.load(...of)),
      all: (...of) => noted(store.all(...of)),
    },
  };
}

export const rivalMoments = ['after load', 'before append'] as const;

/** A store for someone whom a rival gets ahead of, once, when told to. */
interface Contest {
  store: EventStore;
  letRivalCome(moment: (typeof rivalMoments)[number]): void;
}

/** The same store, contested. */
export function contested(store: EventStore, rival: () => void): Contest {
  let rivalComes: 'never' | (typeof rivalMoments)[number] = 'never';
  const come = (moment: typeof rivalComes) => {
    if (rivalComes !== moment) return;
    rivalComes = 'never';
    rival();
  };
  return {
    letRivalCome: (moment) => {
      rivalComes = moment;
    },
    store: {
      append: (...of) => {
        come('before append');
        store.append(...of);
      },
      load: (...of) => {
        const events = [...store.load(...of)];
        come('after load');
        return events;
      },
      all: (...of) => store.all(...of),
    },
  };
}

/** A call of `append`: so many events, expecting the right version or one that is off. */
export interface Append {
  accountId: string;
  count: number;
  off: number;
}

export function appendsTo(...accountIds: string[]): Append[] {
  return accountIds.map((accountId) => ({ accountId, count: 2, off: 0 }));
}

/** The calls, of deposits of 1, 2, 3 and so on, and what must be right after each. */
export function callsOf(appends: readonly Append[]) {
  const stored: AccountEvent[] = [];
  let amount = 0;
  return appends.map(({ accountId, count, off }) => {
    const { version: actual } = stateOf(accountId, stored);
    const expected = actual + off;
    const events = Array.from({ length: count }, () => eventOf(accountId, deposit((amount += 1)), 0));
    if (off === 0) stored.push(...events);
    const own = stored.filter((event) => event.accountId === accountId);
    const answer = off === 0 ? 'done' : wrongVersion(accountId, expected, actual);
    return { accountId, expected, events, right: { answer, all: texts(stored), own: texts(own) } };
  });
}

/** Amounts that nobody can deposit or withdraw. */
export const noMoney: readonly number[] = [0, -5, ...notAmounts];

/** Account ids, of which few are drawn often so that commands meet. */
export function accounts(): fc.Arbitrary<string> {
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom('a', 'b') }, fc.constantFrom('A', ...trickyNames));
}

export const owners = ['ann', 'bob', '__proto__', 'toString', ''];

/** Commands that are accepted and commands that aren't. */
export function commands(): fc.Arbitrary<AccountCommand> {
  const amount = fc.integer({ min: 1, max: 5 });
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...owners).map(open) },
    { weight: 6, arbitrary: amount.map(deposit) },
    { weight: 4, arbitrary: amount.map(withdraw) },
    { weight: 1, arbitrary: fc.constantFrom(...noMoney).map(deposit) },
    { weight: 1, arbitrary: fc.constantFrom(...noMoney).map(withdraw) },
  );
}

export function batches(): fc.Arbitrary<Batch> {
  return fc.record(
    { accountId: accounts(), commands: fc.array(commands(), { maxLength: 3 }) },
    { noNullPrototype: true },
  );
}

/** What happened to one account: an opening, then money in and out, also more out than there was. */
export function histories(): fc.Arbitrary<AccountEvent[]> {
  const amount = fc.integer({ min: 1, max: 9 });
  const moves = fc.array(fc.oneof(amount.map(deposit), amount.map(withdraw)), { maxLength: 8, size: 'max' });
  return fc
    .tuple(accounts(), fc.constantFrom(...owners), moves)
    .map(([accountId, ownerId, moved]) => streamOf(accountId, open(ownerId), ...moved));
}

export function appends(off: fc.Arbitrary<number>): fc.Arbitrary<Append> {
  return fc.record({ accountId: accounts(), count: fc.nat(2), off }, { noNullPrototype: true });
}

/** Hands each batch to one bank, at 1, 2 and so on; tells what it answers and shows, and all events at the end. */
export function carryOut(batches: readonly Batch[], store: EventStore = new MemoryEventStore()): string[] {
  const clock = createHandClock();
  const bank = new Bank(store, clock.now);
  const lines = batches.map((one) => {
    clock.advance(1);
    return handled(bank, one);
  });
  return [...lines, ...texts(store.all())];
}

/** What the statement says of the same. */
export function toldBy(batches: readonly Batch[]): string[] {
  return [...linesOf(batches), ...texts(eventsOf(batches))];
}

function linesOf(batches: readonly Batch[]): string[] {
  const all: AccountEvent[] = [];
  return foretold(batches).map(({ answer, events }, i) => {
    const one = batches[i] as Batch;
    all.push(...events);
    return `${batchText(one)} → ${answer}: ${stateText(stateOf(one.accountId, all))}`;
  });
}

function handled(bank: Bank, one: Batch): string {
  const answer = answerOf(() => bank.handle(one.accountId, one.commands));
  return `${batchText(one)} → ${answer}: ${shown(() => bank.account(one.accountId))}`;
}

/** The batches that the statement accepts. */
export function accepted(batches: readonly Batch[]): Batch[] {
  const answers = foretold(batches);
  return batches.filter((_, i) => answers[i]?.answer === 'done');
}

/** An account from which more was withdrawn than there was. */
export function overdrawn(): AccountEvent[] {
  return streamOf('a', open(), deposit(5), withdraw(7), deposit(1), withdraw(3));
}

export function idOf(history: readonly AccountEvent[]): string {
  return history[0]?.accountId ?? '';
}

/** What an account is at version 0, 1 and so on. */
export function statesOf(history: readonly AccountEvent[]): string[] {
  const versions = [...history.keys(), history.length];
  return versions.map((version) => stateText(stateOf(idOf(history), history.slice(0, version))));
}

/** What is handled between one catch-up and the next. */
export function rounds(): fc.Arbitrary<Batch[][]> {
  return fc.array(fc.array(batches(), { maxLength: 5, size: 'max' }), { maxLength: 4, size: 'max' });
}

/** The events of each round and those before it, told apart by `occurredAt`, and what projections must show. */
export function turnsOf(rounds: readonly Batch[][]) {
  let now: AccountEvent[] = [];
  return rounds.map((_, i) => {
    const before = now;
    now = eventsOf(rounds.slice(0, i + 1).flat()).map((event, n) => ({ ...event, occurredAt: n }));
    const [old, caughtUp] = [rightBalances(before), rightBalances(now)];
    return { before, fresh: now.slice(before.length), right: { beforeCatchUp: old, caughtUp, madeAnew: caughtUp } };
  });
}

/** Something that one of two banks does. */
type Step = { bank: 1 | 2 } & (Batch | { snapshotOf: string });

export function steps(): fc.Arbitrary<Step> {
  const bank = fc.constantFrom<1 | 2>(1, 2);
  const handling = fc.tuple(bank, batches()).map(([bank, batch]) => ({ bank, ...batch }));
  const snapshot = fc.tuple(bank, accounts()).map(([bank, snapshotOf]) => ({ bank, snapshotOf }));
  return fc.oneof({ weight: 2, arbitrary: handling }, snapshot);
}

/** The second bank takes out what the first has in its snapshot. */
export function teamwork(): Step[] {
  const opened: Step = { bank: 1, ...batch('a', open(), deposit(5)) };
  const emptied: Step = { bank: 2, ...batch('a', withdraw(5)) };
  const tooLate: Step = { bank: 1, ...batch('a', withdraw(1)) };
  return [opened, { bank: 1, snapshotOf: 'a' }, emptied, tooLate, { bank: 1, ...batch('b', deposit(1)) }];
}

/** What banks on one store answer and show after each step. */
export function storyOf(steps: readonly Step[], banks: '1 and 2, with snapshots' | '1, without snapshots'): string[] {
  const store = new MemoryEventStore();
  const [first, second] = [new Bank(store, () => 0), new Bank(store, () => 0)];
  const isPlain = banks === '1, without snapshots';
  return steps.map((step) => {
    const bank = isPlain || step.bank === 1 ? first : second;
    if ('commands' in step) return handled(bank, step);
    if (!isPlain) bank.takeSnapshot(step.snapshotOf);
    return shown(() => bank.account(step.snapshotOf));
  });
}

const intents = ['open the account', 'withdraw its 5'] as const;

export const twoTellers = { accountId: 'a', both: 'withdraw its 5', snapshot: false } as const;

/** What a bank and a rival are both about to do. */
export function race() {
  return { accountId: accounts(), both: fc.constantFrom(...intents), snapshot: fc.boolean() };
}

export function prepare(accountId: string, both: (typeof intents)[number], snapshot: boolean) {
  const isNew = both === 'open the account';
  const history = isNew ? [] : streamOf(accountId, open(), deposit(5));
  const mine = isNew ? [open('ann'), deposit(1)] : [withdraw(5)];
  const rival = eventOf(accountId, isNew ? open('bob') : withdraw(5), 3);
  const store = storeOf(history);
  const contest = contested(store, () => store.append(accountId, history.length, [rival]));
  const bank = new Bank(contest.store, () => 4);
  if (snapshot) bank.takeSnapshot(accountId);
  return { bank, store, contest, mine, version: history.length, right: [...history, rival] };
}
