import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyKey, twoKeys } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { nothingThrown, thrownBy } from '../support/thrown.ts';
import { beyondInterface } from '../support/stand-in.ts';
import {
  appendTo,
  command,
  expectOneAppendPerCommand,
  bankWith,
  expectRightAppends,
  expectAsInModel,
  deposit,
  eventOf,
  eventTexts,
  expectedState,
  expectedStates,
  idOf,
  onlyAccepted,
  open,
  outcomeOf,
  outcomeText,
  past,
  shownBy,
  snapshot,
  stateText,
  storeWith,
  streamOf,
  textOf,
  toAccount,
  withdraw,
  withSnapshotsAt,
} from './event-sourcing.model.ts';
import {
  type AccountEvent,
  type AccountState,
  Bank,
  evolve,
  MemoryEventStore,
  unopened,
  WrongVersionError,
} from './event-sourcing.ts';
import { conflicts, Ledger, methodsOf, moments, Race, rivalries, storeForms, storeIn } from './stores.model.ts';
import {
  anyStream,
  anyTime,
  appends,
  appendTraps,
  rejections,
  oddStreams,
  inTwoAccounts,
  loadTraps,
  ordinaryAccounts,
  ordinarySteps,
  ordinaryStream,
  snapshotTraps,
  stories,
  teamwork,
} from './stories.model.ts';

const snapshotOrNot = [true, false].map((snapshot) => ({ events: streamOf('a', open(), deposit(5)), snapshot }));
const storeTraps = storeForms.map((store, i) => ({ store, steps: i === 0 ? teamwork : teamwork.slice(0, 2) }));
const wrongVersion = () => new WrongVersionError('a', 1, 2);

describe('1 ★ Each accepted command is stored as one event', () => {
  example('an account is opened, receives 500.00 and 200.00, and pays 150.00', () => {
    const store = new MemoryEventStore();
    const bank = new Bank(store, () => 1700);
    for (const one of [open('u1'), deposit(50_000), deposit(20_000), withdraw(15_000)]) bank.handle('acc1', one);
    expect(eventTexts(store.load('acc1'))).toEqual([
      "'acc1': AccountOpened for 'u1' at 1700",
      "'acc1': MoneyDeposited of 50000 at 1700",
      "'acc1': MoneyDeposited of 20000 at 1700",
      "'acc1': MoneyWithdrawn of 15000 at 1700",
    ]);
  });

  law(
    'each accepted command adds one event to its account, with the time at which the command was handled',
    { steps: ordinarySteps(1, 20, 300).map(onlyAccepted) },
    ({ steps }) => expectAsInModel(steps, 'stored'),
    { examples: [{ steps: inTwoAccounts('acc1', 'acc2').slice(0, 4) }] },
  );

  example('each bank uses its own clock', () => {
    const store = new MemoryEventStore();
    const [early, late] = [new Bank(store, () => 1), new Bank(store, () => 2)];
    early.handle('acc1', open('u1'));
    late.handle('acc1', deposit(5));
    early.handle('acc1', withdraw(1));
    expect(store.load('acc1').map(({ occurredAt }) => occurredAt)).toEqual([1, 2, 1]);
  });

  law(
    'load returns the events of one account in order, without the first `after` of them',
    { accounts: fc.array<string>(ordinaryAccounts, { maxLength: 8 }), after: fc.option(fc.nat(5), { nil: undefined }) },
    ({ accounts, after }) => {
      const events = accounts.map((account, i) => eventOf(account, deposit(i + 1), i));
      const store = storeWith(events);
      const of = (account: string) => events.filter(({ accountId }) => accountId === account);
      const ids = ['acc1', 'acc2', 'acc3'];
      const loaded = ids.map((id) => eventTexts(store.load(id, after)));
      expect(loaded).toEqual(ids.map((id) => eventTexts(of(id).slice(after))));
    },
    { examples: [undefined, 0, 1, 3].map((after) => ({ accounts: ['acc1', 'acc2', 'acc1'], after })) },
  );
});

describe("2 ★ The bank rejects commands that an account's state does not allow", () => {
  law(
    'the whole balance can be withdrawn, but not more',
    { balance: fc.integer({ min: 1, max: 1_000 }), more: fc.nat(2) },
    ({ balance, more }) => {
      const commands = [open(), deposit(balance), withdraw(balance + more), withdraw(1)];
      expectAsInModel(toAccount('acc1', commands), 'stored');
    },
    {
      why: ({ more }) => (more > 0 ? 'the bank pays out money that the account does not have' : undefined),
      examples: [0, 1].map((more) => ({ balance: 100, more })),
    },
  );

  law(
    'each command is accepted or rejected as the rule says, and a rejected command stores nothing',
    { steps: ordinarySteps(-50, 0, 1, 2, 3, 100) },
    ({ steps }) => expectAsInModel(steps, 'stored'),
    { examples: rejections.map((commands) => ({ steps: toAccount('acc1', commands) })) },
  );
});

describe('3 ★★ The state follows from the events, whatever they are', () => {
  law(
    'evolve returns the state after one more event, and changes none of its arguments',
    { events: anyStream() },
    ({ events }, mode) => {
      const { next } = mode.use(() => ({ next: evolve }));
      let state: AccountState = unopened(idOf(events));
      const states = events.map((event) => textOf(() => stateText((state = next(state, event)))));
      expect(states).toEqual(expectedStates(idOf(events), events).slice(1));
    },
    { modes: { mutated: true }, examples: oddStreams.map((events) => ({ events })) },
  );

  law(
    'a bank shows what the events say, even if it would reject them today, and goes on from there',
    { events: anyStream() },
    ({ events }) => {
      const id = idOf(events);
      const bank = new Bank(storeWith(events), () => 7);
      const next = events.some(({ type }) => type === 'AccountOpened') ? deposit(1) : open();
      const shown = [shownBy(bank, id), outcomeOf(() => bank.handle(id, next)), shownBy(bank, id)];
      const all = [...events, eventOf(id, next, 7)];
      expect(shown).toEqual([expectedState(id, events), 'succeeds', expectedState(id, all)]);
    },
    {
      why: 'a rule that is introduced today must not make older accounts unusable',
      examples: oddStreams.map((events) => ({ events })),
    },
  );
});

describe('4 ★★ Every past version can be reconstructed', () => {
  law(
    'past versions stay the same while more events are appended, and reading them does not change the current state',
    { events: anyStream(), first: fc.nat(8) },
    ({ events, first }) => {
      const id = idOf(events);
      const early = events.slice(0, first);
      const store = storeWith(early);
      const bank = new Bank(store, () => 7);
      const at = (version: number) => shownBy(bank, id, version);
      const before = [...early.keys(), early.length].map(at);
      appendTo(store, ...events.slice(first));
      const after = [...events.keys(), events.length].map(at);
      expect([before, after]).toEqual([expectedStates(id, early), expectedStates(id, events)]);
      expect(shownBy(bank, id), 'the present').toBe(expectedState(id, events));
    },
    { examples: oddStreams.map((events) => ({ events, first: 2 })) },
  );

  law(
    'an event keeps the time that the clock showed, even if the clock was set back',
    { times: fc.array(anyTime(), { minLength: 1, maxLength: 4 }) },
    ({ times }) => {
      const store = storeWith(streamOf('a', open()));
      let time = 0;
      const bank = new Bank(store, () => time);
      for (time of times) outcomeOf(() => bank.handle('a', deposit(1)));
      expect(store.load('a', 1).map(({ occurredAt }) => occurredAt)).toEqual(times);
    },
    { effort: 0.3, examples: [{ times: [5, 3, 4] }] },
  );

  law(
    'a store keeps events in the order they were appended, even if the clock was set back',
    { events: anyStream(), after: fc.nat(3) },
    ({ events, after }) => {
      const store = storeWith(events);
      expect(eventTexts(store.load(idOf(events), after))).toEqual(eventTexts(events.slice(after)));
    },
    { examples: oddStreams.flatMap((events) => [0, 1].map((after) => ({ events, after }))) },
  );
});

describe('5 ★★ The events are the only source of truth', () => {
  law(
    'banks that share a store follow its events and nothing else, whatever kind of object the store is',
    { store: fc.constantFrom(...storeForms), steps: stories(['past']) },
    ({ store, steps }, mode) => expectAsInModel(steps, 'shown', { mode, store }),
    {
      modes: { inCompany: true, mutated: true },
      examples: storeTraps,
    },
  );

  law(
    'a bank uses only append and load, and calls append once per accepted command',
    { steps: stories(['past', 'snapshot']) },
    ({ steps }) => {
      const ledger = new Ledger();
      const store = storeIn('a stand-in with append and load only', ledger);
      expectOneAppendPerCommand(new Bank(store, () => 7), ledger, steps);
      expect(beyondInterface(store), 'Your bank uses more than the interface').toEqual([]);
    },
    { examples: [{ steps: [...teamwork, snapshot(1, 'a'), past(1, 'a', 1), command(1, 'a', deposit(1))] }] },
  );

  law(
    'accounts whose ids are different strings are independent, even in your own store',
    { ids: twoKeys() },
    ({ ids: [one, other] }, mode) => expectAsInModel(inTwoAccounts(one, other), 'shown', { mode }),
    { modes: { inCompany: true }, examples: ['b', '__proto__', 'constructor', ''].map((id) => ({ ids: ['a', id] })) },
  );
});

describe('6 ★★★ `append` stores an event only at the expected version', () => {
  law(
    'append stores an event only at exactly the expected version',
    { appends: appends() },
    ({ appends }, mode) => {
      const store = mode.use(() => methodsOf(new MemoryEventStore(), 'append', 'load'));
      expectRightAppends(store, appends);
    },
    { modes: { inCompany: true }, examples: appendTraps.map((appends) => ({ appends })) },
  );

  law(
    'handle throws a WrongVersionError if other code appends before it does',
    { account: anyKey(), both: fc.constantFrom(...rivalries) },
    ({ account, both }) => {
      const race = new Race(account, both);
      const outcome = outcomeOf(() => race.handle('before append'));
      expect(outcome).toBe(outcomeText(new WrongVersionError(account, race.version, race.version + 1)));
    },
    { effort: 0.5, examples: rivalries.map((both) => ({ account: 'a', both })) },
  );

  law(
    'if two open the same account or withdraw the same money, only one succeeds, and the bank shows the result',
    {
      account: anyKey(),
      both: fc.constantFrom(...conflicts),
      rival: fc.constantFrom(...moments),
    },
    ({ account, both, rival }) => {
      const race = new Race(account, both);
      outcomeOf(() => race.handle(rival));
      const events = race.ledger.eventsOf(account);
      expect(eventTexts(events.slice(race.version + 1)), 'The events stored in addition').toEqual([]);
      expect(shownBy(race.bank, account)).toBe(expectedState(account, events));
    },
    {
      why: ({ both }) => (both.startsWith('withdraw') ? 'two tellers pay out the same last hundred' : undefined),
      examples: moments.flatMap((rival) => conflicts.map((both) => ({ account: 'a', both, rival }))),
    },
  );

  law(
    'the bank passes on what append throws, does not try again, and then shows only what is stored',
    { amounts: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), snapshot: fc.boolean() },
    ({ amounts, snapshot }, mode) => {
      const ledger = new Ledger();
      ledger.add(...streamOf('a', open()));
      const bank = bankWith({ append: mode.port(ledger.append), load: ledger.load });
      if (snapshot) bank.takeSnapshot('a');
      const failing = (mode.trouble?.call ?? 0) - 1;
      const thrown = amounts.map((amount) => thrownBy(() => bank.handle('a', deposit(amount))));
      for (const [i, one] of thrown.entries())
        expect(one, 'what handle throws').toBe(i === failing ? mode.trouble?.failure.value : nothingThrown);
      const stored = amounts.filter((_, i) => i !== failing);
      expect(shownBy(bank, 'a')).toBe(expectedState('a', streamOf('a', open(), ...stored.map(deposit))));
    },
    {
      modes: { inTrouble: { how: 'throws', errors: { 'a WrongVersionError': wrongVersion } } },
      examples: [false, true].map((snapshot) => ({ amounts: [5, 1, 2, 3, 4], snapshot })),
    },
  );
});

describe('7 ★★★ Stored events never change', () => {
  law(
    'events passed to append and lists returned by load can be changed without affecting the store',
    { events: ordinaryStream() },
    ({ events }, mode) => {
      const [store, id] = [mode.use(() => methodsOf(new MemoryEventStore(), 'append', 'load')), idOf(events)];
      const loaded = events.map((event, i) => {
        store.append(id, i, event);
        return [0, 1].map((after) => eventTexts(store.load(id, after)));
      });
      const expected = events.map((_, i) => [0, 1].map((after) => eventTexts(events.slice(after, i + 1))));
      expect([...loaded, eventTexts(store.load(id))]).toEqual([...expected, eventTexts(events)]);
    },
    {
      why: 'code that can change an event can change what happened',
      modes: { mutated: true },
      examples: [{ events: streamOf('a', open(), deposit(5), deposit(2)) }],
    },
  );

  example('additional fields of a command do not become part of the event', () => {
    const store = new MemoryEventStore();
    const bank = new Bank(store, () => 7);
    const session = { token: 'secret', version: 9 };
    for (const one of [open('u1'), deposit(5), withdraw(2)]) bank.handle('a', { ...session, ...one });
    expect(store.load('a').map((event) => Object.keys(event).toSorted().join(', '))).toEqual([
      'accountId, occurredAt, ownerId, type',
      ...['accountId, amount, occurredAt, type', 'accountId, amount, occurredAt, type'],
    ]);
  });

  example('an empty list that load returned can be changed, too', () => {
    const store = new MemoryEventStore();
    thrownBy(() => (store.load('a') as AccountEvent[]).push(...streamOf('a', open())));
    expect([store.load('a'), store.load('b')]).toEqual([[], []]);
  });

  law(
    'lists and states that were returned stay the same while more events are appended',
    { events: ordinaryStream(), snapshot: fc.boolean() },
    ({ events, snapshot }) => {
      const [store, id] = [new MemoryEventStore(), idOf(events)];
      const bank = new Bank(store, () => 7);
      const returned = events.map((event, i) => {
        store.append(id, i, event);
        if (snapshot) bank.takeSnapshot(id);
        return { list: store.load(id), states: [bank.accountAt(id, i), bank.account(id)] };
      });
      const states = expectedStates(id, events);
      expect(returned.map(({ list }) => eventTexts(list))).toEqual(
        events.map((_, i) => eventTexts(events.slice(0, i + 1))),
      );
      expect(returned.map((one) => one.states.map(stateText))).toEqual(events.map((_, i) => states.slice(i, i + 2)));
    },
    { examples: snapshotOrNot },
  );

  law(
    'states that a bank returned can be changed, and a bank does not touch what the store returns',
    { events: ordinaryStream(), snapshot: fc.boolean() },
    ({ events, snapshot }, mode) => {
      const [ledger, id] = [new Ledger(), idOf(events)];
      ledger.add(...events);
      const load = (account: string, after?: number) => mode.caller.give(ledger.load(account, after), 'the events');
      const own = () => bankWith({ append: ledger.append, load });
      const bank = mode.use(() => methodsOf(own(), 'account', 'accountAt', 'takeSnapshot'));
      if (snapshot) bank.takeSnapshot(id);
      const look = () => [bank.account(id), bank.accountAt(id, 1), bank.accountAt(id, 0)].map(stateText);
      const right = [events.length, 1, 0].map((version) => expectedState(id, events.slice(0, version)));
      expect([look(), look()]).toEqual([right, right]);
    },
    {
      modes: { mutated: true },
      examples: snapshotOrNot,
    },
  );
});

describe('8 ★★★ A snapshot avoids loading events and changes nothing else', () => {
  law(
    'banks that take snapshots do and show what banks without snapshots would',
    { steps: stories(['past', 'snapshot']) },
    ({ steps }, mode) => expectAsInModel(steps, 'shown', { mode }),
    {
      modes: { inCompany: true },
      examples: [...snapshotTraps, teamwork].map((steps) => ({ steps })),
    },
  );

  law(
    'account and handle load no event that the latest snapshot includes',
    {
      events: anyStream(),
      snapshotsAt: fc.array(fc.nat(8), { minLength: 1, maxLength: 3 }),
      appendFails: fc.boolean(),
    },
    ({ events, snapshotsAt, appendFails }) => {
      const { bank, ledger, latest } = withSnapshotsAt(snapshotsAt, events, appendFails);
      shownBy(bank, idOf(events));
      for (const next of [open(), deposit(1)]) outcomeOf(() => bank.handle(idOf(events), next));
      shownBy(bank, idOf(events));
      expect(ledger.loads.filter(({ after }) => after < latest)).toEqual([]);
    },
    {
      why: 'an account with a long history should be loaded by reading a few events',
      examples: loadTraps,
    },
  );

  example('a bank keeps the snapshots of 500 accounts', () => {
    const ledger = new Ledger();
    const bank = bankWith(ledger);
    const accounts = Array.from({ length: 500 }, (_, i) => `a${i}`);
    ledger.add(...accounts.flatMap((account) => streamOf(account, open(), deposit(5))));
    for (const account of accounts) bank.takeSnapshot(account);
    ledger.loads.length = 0;
    for (const account of accounts) bank.account(account);
    expect(ledger.loads.filter(({ after }) => after < 2)).toEqual([]);
  });
});
