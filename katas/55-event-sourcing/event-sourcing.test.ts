import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { trickyNames, walks } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import {
  accepted,
  answerOf,
  appendTo,
  appends,
  appendsTo,
  balances,
  batch,
  batches,
  callsOf,
  carryOut,
  deposit,
  eventOf,
  eventsOf,
  feed,
  histories,
  idOf,
  noMoney,
  open,
  overdrawn,
  prepare,
  race,
  rivalMoments,
  rounds,
  shown,
  stateOf,
  stateText,
  statesOf,
  steps,
  storeOf,
  storyOf,
  streamOf,
  teamwork,
  texts,
  toldBy,
  turnsOf,
  twoTellers,
  watched,
  withdraw,
  wrongVersion,
} from './event-sourcing.model.ts';
import { type AccountEvent, Bank, MemoryEventStore, OwnerBalances, evolve, unopened } from './event-sourcing.ts';

describe('1 ★ Each command becomes an event, and the store keeps them in order', () => {
  example('an account is opened, gets 500.00 and 200.00, and pays 150.00', () => {
    const store = new MemoryEventStore();
    const bank = new Bank(store, () => 1700);
    bank.handle('acc1', [open('u1')]);
    bank.handle('acc1', [deposit(50_000), deposit(20_000)]);
    bank.handle('acc1', [withdraw(15_000)]);
    expect([...texts(store.load('acc1')), stateText(bank.account('acc1'))]).toEqual([
      "'acc1' AccountOpened for 'u1', at 1700",
      "'acc1' MoneyDeposited 50000, at 1700",
      "'acc1' MoneyDeposited 20000, at 1700",
      "'acc1' MoneyWithdrawn 15000, at 1700",
      "'acc1' is open for 'u1', balance 55000, version 4",
    ]);
  });

  law(
    'each command appends one event, which says what, to which account and when',
    { batches: walks(batches(), 12).map(accepted) },
    ({ batches }) => {
      const store = new MemoryEventStore();
      carryOut(batches, store);
      expect(texts(store.all())).toEqual(texts(eventsOf(batches)));
    },
    { examples: [{ batches: [batch('a', open()), batch('b', open('bob')), batch('a', deposit(5), withdraw(5))] }] },
  );

  law(
    'load gives the events of one account, all those of all, without the first so many',
    { appends: walks(appends(fc.constant(0)), 8), after: fc.option(fc.nat(7), { nil: undefined }) },
    ({ appends, after }) => {
      const store = new MemoryEventStore();
      const calls = callsOf(appends);
      for (const { accountId, expected, events } of calls) store.append(accountId, expected, events);
      const all = calls.flatMap(({ events }) => events);
      const lists = ['a', 'b', ...trickyNames].map((id) => ({
        load: texts(store.load(id, after)),
        right: texts(all.filter(({ accountId }) => accountId === id).slice(after)),
      }));
      expect(lists.map(({ load }) => load)).toEqual(lists.map(({ right }) => right));
      expect(texts(store.all(after))).toEqual(texts(all.slice(after)));
    },
    { examples: [undefined, 1].map((after) => ({ appends: appendsTo('a', 'b', 'a', '__proto__'), after })) },
  );
});

describe('2 ★ Overdrafts and impossible deposits are refused', () => {
  law(
    'up to the balance can be withdrawn, one cent more is refused',
    { balance: fc.integer({ min: 1, max: 1_000 }), beyond: fc.nat(3) },
    ({ balance, beyond }) => {
      const batches = [batch('a', open()), batch('a', deposit(balance)), batch('a', withdraw(balance + beyond))];
      expect(carryOut(batches)).toEqual(toldBy(batches));
    },
    { examples: [0, 1].map((beyond) => ({ balance: 100, beyond })) },
  );

  law(
    'no deposit is made of what is no whole number from 1',
    { amount: fc.constantFrom(...noMoney, 1, Number.MAX_SAFE_INTEGER) },
    ({ amount }) => {
      const batches = [batch('a', open()), batch('a', deposit(amount))];
      expect(carryOut(batches)).toEqual(toldBy(batches));
    },
    { examples: [...noMoney, 1, Number.MAX_SAFE_INTEGER].map((amount) => ({ amount })) },
  );
});

describe('3 ★★ The state is the fold of the events, whatever they say', () => {
  law(
    'folding the events gives their owner, their sum and their number',
    { history: histories() },
    ({ history }) => {
      let state = unopened(idOf(history));
      const states = history.map((event) => shown(() => (state = evolve(state, event))));
      expect(states).toEqual(statesOf(history).slice(1));
    },
    { examples: [{ history: overdrawn() }] },
  );

  law(
    'the bank shows what the events say, also those that it would refuse today, and goes on from there',
    { history: histories() },
    ({ history }) => {
      const accountId = idOf(history);
      const bank = new Bank(storeOf(history), () => 7);
      const before = shown(() => bank.account(accountId));
      const answer = answerOf(() => bank.handle(accountId, [deposit(1)]));
      const right = statesOf([...history, eventOf(accountId, deposit(1), 7)]).slice(-2);
      expect([before, shown(() => bank.account(accountId)), answer]).toEqual([...right, 'done']);
    },
    { why: 'a rule made today must not lock the accounts of yesterday', examples: [{ history: overdrawn() }] },
  );

  law('evolve changes neither the state nor the event that it gets', { history: histories() }, ({ history }) => {
    const accountId = idOf(history);
    const before = history.map((_, i) => stateOf(accountId, history.slice(0, i)));
    const given = structuredClone({ states: before, events: history });
    given.states.forEach((state, i) => shown(() => evolve(state, given.events[i] as AccountEvent)));
    expect(given).toEqual({ states: before, events: history });
  });
});

describe('4 ★★ The state at any past version is the fold of the events up to it', () => {
  law(
    'every past state is as it was, whenever snapshots were taken',
    { history: histories(), snapshotsAt: fc.array(fc.nat(9), { maxLength: 3 }) },
    ({ history, snapshotsAt }) => {
      const accountId = idOf(history);
      const store = new MemoryEventStore();
      const bank = new Bank(store, () => 0);
      feed(store, history, snapshotsAt, bank);
      const at = (version: number) => shown(() => bank.accountAt(accountId, version));
      const states = [...history.keys(), history.length].map(at);
      expect(states).toEqual(statesOf(history));
    },
    {
      why: 'an auditor asks what the account was before the disputed withdrawal',
      examples: [[], [2]].map((snapshotsAt) => ({ history: overdrawn(), snapshotsAt })),
    },
  );
});

describe('5 ★★ A projection is up to its last `catchUp`, and equals one made anew', () => {
  law(
    'owners have what their accounts held at the last catchUp',
    { rounds: rounds() },
    ({ rounds }) => {
      const store = new MemoryEventStore();
      const live = new OwnerBalances(store);
      const turns = turnsOf(rounds);
      const seen = turns.map(({ before, fresh }) => {
        appendTo(store, fresh, before);
        const beforeCatchUp = balances(live);
        live.catchUp();
        const anew = new OwnerBalances(store);
        anew.catchUp();
        return { beforeCatchUp, caughtUp: balances(live), madeAnew: balances(anew) };
      });
      expect(seen).toEqual(turns.map(({ right }) => right));
    },
    {
      examples: [
        { rounds: [[batch('a', open()), batch('a', deposit(5))], [], [batch('a', withdraw(2))]] },
        { rounds: [[batch('a', open(), deposit(1))], [batch('b', open()), batch('a', deposit(5))]] },
      ],
    },
  );

  law(
    'no event is asked for twice',
    { rounds: rounds() },
    ({ rounds }) => {
      const inner = new MemoryEventStore();
      const { store, read } = watched(inner);
      const live = new OwnerBalances(store);
      for (const { before, fresh } of turnsOf(rounds)) {
        appendTo(inner, fresh, before);
        live.catchUp();
      }
      expect(read).toEqual(texts(inner.all()));
    },
    {
      why: 'a projection that begins anew each time is slower every day',
      examples: [{ rounds: [[batch('a', open(), deposit(5))], [], [batch('a', withdraw(2))]] }],
    },
  );
});

describe('6 ★★ A snapshot and the events after it give what all events give', () => {
  law(
    'two banks that share a store and take snapshots do and show what a single one without them would',
    { steps: walks(steps(), 10) },
    ({ steps }) => {
      expect(storyOf(steps, '1 and 2, with snapshots')).toEqual(storyOf(steps, '1, without snapshots'));
    },
    { examples: [{ steps: teamwork() }] },
  );

  law(
    'no event that is in the latest snapshot is asked for again',
    { events: fc.integer({ min: 1, max: 8 }), snapshotsAt: fc.array(fc.nat(8), { minLength: 1, maxLength: 3 }) },
    ({ events, snapshotsAt }) => {
      const history = streamOf('a', open(), ...Array.from({ length: events - 1 }, () => deposit(5)));
      const inner = new MemoryEventStore();
      const { store, read } = watched(inner);
      const bank = new Bank(store, () => 9);
      feed(inner, history, snapshotsAt, bank);
      read.length = 0;
      const state = shown(() => bank.account('a'));
      const answer = answerOf(() => bank.handle('a', [deposit(1)]));
      const latest = Math.max(0, ...snapshotsAt.filter((version) => version <= events));
      const askedForAgain = read.filter((event) => texts(history.slice(0, latest)).includes(event));
      const right = { state: stateText(stateOf('a', history)), answer: 'done', askedForAgain: [] };
      expect({ state, answer, askedForAgain }).toEqual(right);
    },
    {
      why: 'an account of many years is opened by reading a few events, not all',
      examples: [[6], [2, 4]].map((snapshotsAt) => ({ events: 6, snapshotsAt })),
    },
  );
});

describe('7 ★★★ What is refused leaves no trace, and a batch is refused as a whole', () => {
  law(
    'each batch is carried out, or refused as the table says, and the accounts show it',
    { batches: walks(batches(), 12) },
    ({ batches }) => {
      expect(carryOut(batches)).toEqual(toldBy(batches));
    },
    {
      why: 'a withdrawal of -50 that is let through makes money',
      examples: [
        [batch('a', deposit(1)), batch('a', withdraw(0)), batch('a', open()), batch('', withdraw(1))],
        [batch('a', open()), batch('a', open('bob')), batch('a', deposit(5)), batch('a', open('bob'))],
        [batch('a', open(), open())],
        [batch('a', open(), deposit(5)), ...noMoney.map((amount) => batch('a', withdraw(amount)))],
        [batch('a', open(), deposit(5)), batch('a', deposit(1), withdraw(7)), batch('a', withdraw(5), withdraw(1))],
        [batch('a', open(), deposit(5), withdraw(5)), batch('a', withdraw(1)), batch('a')],
      ].map((batches) => ({ batches })),
    },
  );

  law(
    'the events of a batch are appended together, by one call',
    { deposits: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }) },
    ({ deposits }) => {
      const { store, appended } = watched(new MemoryEventStore());
      const commands = [open(), ...deposits.map(deposit)];
      const answer = answerOf(() => new Bank(store, () => 1).handle('a', commands));
      expect({ answer, appended }).toEqual({ answer: 'done', appended: [texts(eventsOf([batch('a', ...commands)]))] });
    },
    { why: 'between two calls the bank may stop, or somebody else may come', effort: 0.3 },
  );
});

describe('8 ★★★ Nobody appends to a stream that has moved on', () => {
  law(
    'events are appended at exactly the version expected, else none',
    { appends: walks(appends(fc.constantFrom(0, 0, 0, 1, -1, 2, -2, 0.5, Number.NaN)), 10) },
    ({ appends }) => {
      const store = new MemoryEventStore();
      const calls = callsOf(appends);
      const story = calls.map(({ accountId, expected, events }) => {
        const answer = answerOf(() => store.append(accountId, expected, events));
        return { answer, all: texts(store.all()), own: texts(store.load(accountId)) };
      });
      expect(story).toEqual(calls.map(({ right }) => right));
    },
    {
      examples: [1, -1, 0.5, Number.NaN]
        .flatMap((off) => [0, 1].map((count) => ({ accountId: 'a', count, off })))
        .map((wrong) => ({ appends: [...appendsTo('a', 'a'), wrong, ...appendsTo('a')] })),
    },
  );

  law(
    'where somebody else appends first, the bank is refused with both versions',
    race(),
    ({ accountId, both, snapshot }) => {
      const { bank, contest, mine, version } = prepare(accountId, both, snapshot);
      contest.letRivalCome('before append');
      expect(answerOf(() => bank.handle(accountId, mine))).toBe(wrongVersion(accountId, version, version + 1));
    },
    { effort: 0.5 },
  );

  law(
    'where somebody else appends first, only their event is kept, and the bank shows it',
    { ...race(), rivalComes: fc.constantFrom(...rivalMoments) },
    ({ accountId, both, snapshot, rivalComes }) => {
      const { bank, store, contest, mine, right } = prepare(accountId, both, snapshot);
      contest.letRivalCome(rivalComes);
      answerOf(() => bank.handle(accountId, mine));
      const seen = [...texts(store.load(accountId)), shown(() => bank.account(accountId))];
      expect(seen).toEqual([...texts(right), stateText(stateOf(accountId, right))]);
    },
    {
      why: 'two tellers pay out the same last hundred',
      examples: rivalMoments.map((rivalComes) => ({ ...twoTellers, rivalComes })),
    },
  );
});

describe('9 ★★★ Nothing handed out or handed over changes what is stored', () => {
  law(
    'the list and the events given to append may be changed afterwards',
    { history: histories() },
    ({ history }) => {
      const store = new MemoryEventStore();
      const given = structuredClone(history);
      store.append(idOf(history), 0, given);
      const read = texts(given);
      meddleWith(given);
      expect([read, texts(store.load(idOf(history))), texts(store.all())]).toEqual(Array(3).fill(texts(history)));
    },
    { effort: 0.5 },
  );

  law(
    'nothing done to lists and events from the store changes it',
    { history: histories() },
    ({ history }) => {
      const store = storeOf(history);
      meddleWith(store.load(idOf(history)));
      meddleWith(store.all());
      meddleWith(store.load('nobody'));
      const [load, all, nobody] = [store.load(idOf(history)), store.all(), store.load('nobody')].map(texts);
      expect({ load, all, nobody }).toEqual({ load: texts(history), all: texts(history), nobody: [] });
    },
    { why: 'whoever can change an event can change what has happened', effort: 0.5 },
  );

  law(
    'lists from the store stay as they are when more is appended',
    { history: histories() },
    ({ history }) => {
      const store = new MemoryEventStore();
      const lists = history.map((event, i) => {
        const earlier = { load: store.load(event.accountId), all: store.all() };
        store.append(event.accountId, i, [event]);
        return earlier;
      });
      const right = history.map((_, i) => texts(history.slice(0, i)));
      expect(lists.map(({ load, all }) => [texts(load), texts(all)])).toEqual(right.map((list) => [list, list]));
    },
    { effort: 0.5 },
  );

  law(
    'states from the bank stay as they are, and nothing done to them changes what it shows',
    { history: histories(), snapshot: fc.boolean() },
    ({ history, snapshot }) => {
      const accountId = idOf(history);
      const bank = new Bank(storeOf(history), () => 0);
      if (snapshot) bank.takeSnapshot(accountId);
      const states = () => [bank.account(accountId), bank.accountAt(accountId, 1), bank.account('nobody')];
      const right = states().map(stateText);
      const kept = states();
      answerOf(() => bank.handle(accountId, [deposit(1)]));
      expect(kept.map(stateText)).toEqual(right);
      const later = states().map(stateText);
      for (const state of [...kept, ...states()]) meddleWith(state);
      expect(states().map(stateText)).toEqual(later);
    },
    { effort: 0.5, examples: [{ history: overdrawn(), snapshot: true }] },
  );
});
