import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { anyFailure } from '../support/failure.ts';
import { walks } from '../support/generators.ts';
import { anyString, integerEdges, lookAlikes, twoKeys } from '../support/hostile.ts';
import { example, law } from '../support/law.ts';
import { objectForms } from '../support/plug-in.ts';
import { show } from '../support/show.ts';
import { beyondInterface, standIn } from '../support/stand-in.ts';
import { acceptedSteps, changes, clashes, simpleChanges, stepsOfReader, stepsOfTwo } from './steps.model.ts';
import {
  account,
  accountsAfter,
  Bank,
  type Change,
  create,
  ExpectedBank,
  given,
  LoggingStore,
  modify,
  onlyA,
  read,
  remove,
  runs,
  type Step,
  textsOf,
} from './unit-of-work.model.ts';
import {
  AccountNotFoundError,
  ConcurrentUpdateError,
  InMemoryAccountStore,
  transfer,
  UnitOfWork,
} from './unit-of-work.ts';

const stored = fc.constant(given);

describe('1 ★ A unit shows its changes immediately; the store gets them on `commit`', () => {
  example('acc1 pays 150 to acc2', () => {
    const store = new InMemoryAccountStore();
    store.write([
      { type: 'insert', account: account('acc1', 500) },
      { type: 'insert', account: account('acc2', 200) },
    ]);
    const unit = new UnitOfWork(store);
    transfer(unit, 'acc1', 'acc2', 150);
    expect([unit.getAccount('acc1'), unit.getAccount('acc2')]).toEqual([account('acc1', 350), account('acc2', 350)]);
    expect([store.load('acc1')?.account.balance, store.load('acc2')?.account.balance]).toEqual([500, 200]);
    unit.commit();
    expect([store.load('acc1')?.account.balance, store.load('acc2')?.account.balance]).toEqual([350, 350]);
  });

  law(
    'getAccount shows new, modified and deleted accounts, and the store gets them on commit',
    { stored, changes: changesOf('a', 'b', 'd') },
    ({ stored, changes }) => {
      const bank = new Bank(stored);
      const calls = changes.map((change) => bank.do(change));
      const beforeCommit = { unit: bank.view(), store: textsOf(bank.store.rows) };
      const afterCommit = { commit: bank.do('commit'), store: textsOf(bank.store.rows) };
      const [before, after] = [accountsAfter(stored, []), accountsAfter(stored, changes)];
      expect({ calls, beforeCommit, afterCommit }).toEqual({
        calls: changes.map((change) => new ExpectedBank(stored).do(change)),
        beforeCommit: { unit: after, store: withoutMissing(before) },
        afterCommit: { commit: 'commit returns', store: withoutMissing(after) },
      });
    },
  );
});

describe('2 ★ `rollback` discards the registered changes', () => {
  law(
    'after a rollback, a commit writes only what is registered later',
    { stored, discarded: changesOf('a', 'd'), later: changesOf('b', 'c') },
    ({ stored, discarded, later }) => {
      const bank = new Bank(stored);
      for (const step of [...discarded, 'rollback', ...later] as const) bank.do(step);
      const commit = bank.do('commit');
      expect({ commit, store: textsOf(bank.store.rows) }).toEqual({
        commit: 'commit returns',
        store: withoutMissing(accountsAfter(stored, later)),
      });
    },
  );
});

describe('3 ★★ Registering an impossible change throws and changes nothing', () => {
  law(
    'whether an account exists depends on what the unit sees, including its own changes',
    { stored, steps: walks(changes(), 8) },
    ({ stored, steps }) => {
      const { actual, expected } = runs(stored, steps, { details: ['view'] });
      expect(actual).toEqual(expected);
    },
    {
      examples: [
        [create('a', 5), create('d', 5), create('d', 6)],
        [modify('d', 5), remove('d'), create('d', 5)],
        [remove('a'), remove('a'), modify('a', 5), create('a', 5)],
        [create('d', 5), modify('d', 6), remove('d'), modify('d', 7)],
      ].map((steps) => ({ stored: given, steps })),
    },
  );

  law(
    'ids are the same only if the strings are equal',
    {
      steps: twoKeys().chain((ids) => walks(fc.oneof(changes(ids), fc.constantFrom(...ids.map(read))), 6)),
    },
    ({ steps }) => {
      const { actual, expected } = runs([], steps, {});
      expect(actual).toEqual(expected);
    },
    {
      examples: [...lookAlikes, ['__proto__', 'constructor'], ['', 'toString']].map(([one = '', other = '']) => ({
        steps: [read(one), create(one, 1), read(other), create(other, 0), read(one), remove(one), read(other)],
      })),
    },
  );
});

describe('4 ★★ `commit` calls `write` once, with one change per changed account', () => {
  law(
    'the written changes turn the accounts as loaded into the accounts as they are now',
    { stored, steps: acceptedSteps(fc.constant('commit')) },
    ({ stored, steps }) => {
      const { actual, expected } = runs(stored, [...steps, 'commit', 'commit'], { details: ['writes'] });
      expect(actual).toEqual(expected);
    },
    { examples: detours().map((steps) => ({ stored: given, steps })) },
  );

  law(
    'a changed owner or balance is written, whatever the values are',
    { stored: fc.tuple(values()).map(([of]) => [account('a', ...of)]), now: values() },
    ({ stored, now: [balance, owner] }) => {
      const { actual, expected } = runs(stored, [modify('a', balance, owner), 'commit'], { details: ['writes'] });
      expect(actual).toEqual(expected);
    },
    {
      examples: [
        ...lookAlikes.map(([one, other]) => ({ stored: [account('a', 0, one)], now: [0, other] as const })),
        ...integerEdges.map((edge) => ({ stored: [account('a', edge, '')], now: [edge - 1, ''] as const })),
        { stored: [account('a', 23, 'u1')], now: [3, 'u12'] },
        { stored: [account('a', 3, 'u1')], now: [3, 'u1'] },
      ],
    },
  );

  law(
    'a unit works with any AccountStore and uses only `load` and `write`',
    {
      stored,
      steps: acceptedSteps(fc.constantFrom<Step[]>('commit', 'rollback')),
      form: fc.constantFrom(...objectForms),
    },
    ({ stored, steps, form }) => {
      const { actual, expected } = runs(stored, [...steps, 'commit'], { details: ['store'], form });
      expect(actual).toEqual(expected);
      const rows = new LoggingStore(stored);
      const store = standIn('store', { load: rows.load.bind(rows), write: rows.write.bind(rows) });
      const unit = new UnitOfWork(store);
      unit.registerModified(account('a', 5));
      unit.commit();
      expect(beyondInterface(store)).toEqual([]);
    },
    { examples: objectForms.map((form) => ({ stored: given, steps: [modify('a', 5), remove('b')], form })) },
  );

  example('a commit can write 600 changes', () => {
    const store = new LoggingStore(Array.from({ length: 300 }, (_, i) => account(`a${i}`, i)));
    const kinds: string[] = [];
    const unit = new UnitOfWork({
      load: (id) => store.load(id),
      write: (changes) => {
        kinds.push(...changes.map(({ type }) => type));
        store.write(changes);
      },
    });
    for (let i = 0; i < 300; i += 1) {
      unit.registerModified(account(`a${i}`, i + 1));
      unit.registerNew(account(`b${i}`, i));
    }
    unit.commit();
    expect({ writes: store.calls.writes.length, accounts: store.rows.size }).toEqual({ writes: 1, accounts: 600 });
    expect(kinds.filter((kind) => kind === 'update').length, 'The number of updates').toBe(300);
    expect(store.rows.get('a299')?.account.balance).toBe(300);
  });
});

describe('5 ★★ Between commits and rollbacks, a unit loads each account only once', () => {
  law(
    'what a unit has seen stays the same until its next commit or rollback; then it loads the accounts again',
    { stored, steps: walks(stepsOfReader(), 10) },
    ({ stored, steps }) => {
      const { actual, expected } = runs(stored, steps, { details: ['loads'] });
      expect(actual).toEqual(expected);
    },
    {
      why: 'the sum of balances that were read at different moments may never have been true',
      examples: views().map((steps) => ({ stored: given, steps })),
    },
  );
});

describe('6 ★★★ A unit shares no mutable objects with its caller or its store', () => {
  law(
    'changing an account after passing it to the unit, or after getting it from the unit, has no effect',
    {
      stored,
      steps: acceptedSteps(fc.constantFrom<Step[]>(read('a'), read('d'), 'commit', 'rollback'), simpleChanges()),
    },
    ({ stored, steps }, mode) => {
      const setting = { details: ['view', 'store'], use: (make: () => UnitOfWork) => mode.use(make) } as const;
      const { actual, expected } = runs(stored, [...steps, 'commit'], setting);
      expect(actual).toEqual(expected);
    },
    {
      modes: { mutated: true },
      examples: [
        [modify('a', 5), create('d', 6)],
        [read('a'), modify('a', 5), read('a'), 'commit', modify('a', 6)],
      ].map((steps) => ({ stored: given, steps: steps as Step[] })),
    },
  );

  law(
    'a store may change what it returned or received, even if it then throws, without affecting the unit',
    {
      stored,
      steps: acceptedSteps(fc.constantFrom<Step[]>(read('a'), 'commit', { failing: 'commit' }), simpleChanges()),
    },
    ({ stored, steps }) => {
      const all = [...steps, { failing: 'commit' }, 'commit'] as const;
      const { actual, expected } = runs(stored, all, { details: ['view', 'store', 'writes'], meddles: true });
      expect(actual).toEqual(expected);
    },
    {
      examples: [
        [read('a')],
        [modify('a', 5), create('d', 6), remove('b')],
        [remove('b'), { failing: 'commit' }, create('b', 2)],
      ].map((steps) => ({ stored: given, steps: steps as Step[] })),
    },
  );

  law(
    'the unit does not change or freeze what the store returned, and never changes what it returned or wrote',
    {
      stored,
      steps: acceptedSteps(
        fc.constantFrom<Step[]>(read('a'), read('d'), 'commit', { failing: 'commit' }),
        simpleChanges(),
      ),
    },
    ({ stored, steps }) => {
      const bank = new Bank(stored);
      const before = new Map<object, string>();
      const all = () => [...bank.store.shared, ...bank.returned];
      for (const step of [...steps, 'commit', read('a')] as const) {
        bank.do(step);
        for (const one of all()) if (!before.has(one)) before.set(one, show(one));
      }
      const frozen = bank.store.shared.filter((one) => 'account' in one && isFrozen(one));
      expect({ objects: [...before.keys()].map((one) => show(one)), frozen }).toEqual({
        objects: [...before.values()],
        frozen: [],
      });
    },
    { examples: [{ stored: given, steps: [read('a'), modify('a', 5), { failing: 'commit' }, modify('a', 6)] }] },
  );
});

describe('7 ★★★ When the store throws, the unit loses no changes', () => {
  law(
    'commit throws what write threw, and the unit keeps its changes until they are committed or rolled back',
    {
      stored,
      steps: acceptedSteps(
        fc.constantFrom<Step[]>({ failing: 'commit' }, { failing: 'commit' }, 'commit', 'rollback'),
        simpleChanges(),
      ),
      failure: failures(),
    },
    ({ stored, steps, failure }) => {
      const all = [...steps, { failing: 'commit' }, 'commit'] as const;
      const { actual, expected } = runs(stored, all, { details: ['view', 'store'], failure });
      expect(actual).toEqual(expected);
    },
    {
      examples: [
        [create('d', 5), { failing: 'commit' }, modify('d', 6), modify('a', 7), { failing: 'commit' }, remove('b')],
        [modify('a', 5), ...Array.from({ length: 5 }, () => ({ failing: 'commit' as const })), modify('b', 5)],
        [modify('a', 5), { failing: 'commit' }, 'rollback', modify('b', 5)],
        [modify('a', 5), { failing: 'commit' }, modify('a', 8), modify('b', 5)],
      ].map((steps) => ({ stored: given, steps: steps as Step[], failure: { name: 'undefined', value: undefined } })),
    },
  );

  law(
    'a call throws what load threw and changes nothing, and the next call loads the account again',
    {
      stored,
      steps: acceptedSteps(fc.constantFrom(...['a', 'd'].map(read)), simpleChanges(), 6).map((steps) =>
        steps.flatMap((step): Step[] => [{ failing: step as Change }, step]),
      ),
      failure: failures(),
    },
    ({ stored, steps, failure }) => {
      const { actual, expected } = runs(stored, steps, { details: ['loads'], failure });
      expect(actual).toEqual(expected);
    },
    {
      examples: [read('a'), create('d', 5), modify('a', 5), remove('a')].map((step) => ({
        stored: given,
        steps: [{ failing: step as Change }, step],
        failure: { name: 'an Error', value: new Error('disk I/O error') },
      })),
    },
  );
});

describe('8 ★★★ A commit never overwrites what another unit has written', () => {
  law(
    'a unit can write an account only if nobody else has written it since the unit loaded it',
    { stored: fc.constant(onlyA), steps: stepsOfTwo() },
    ({ stored, steps }, mode) => {
      const setting = { strict: true, details: ['store'] } as const;
      const bank = mode.use(() => new Bank(stored, setting));
      const expected = new ExpectedBank(stored, setting);
      const perform = (on: Bank | ExpectedBank) => steps.map(([clerk, step]) => `${clerk}: ${on.do(step, clerk)}`);
      expect(perform(bank)).toEqual(perform(expected));
    },
    {
      modes: { inCompany: true },
      why: 'two clerks who both see a balance of 500 can each pay out 400',
      examples: clashes().map((steps) => ({ stored: onlyA, steps })),
    },
  );
});

/** Zero to three changes, each to a different one of these accounts. `d` is new; the others exist. */
function changesOf(...ids: string[]): fc.Arbitrary<Change[]> {
  const balance = fc.integer({ min: 1, max: 900 });
  const change = fc.constantFrom(...ids).chain((id): fc.Arbitrary<Change> => {
    if (id === 'd') return balance.map((of) => create('d', of));
    return fc.oneof(
      balance.map((of) => modify(id, 1000 + of)),
      fc.constant(remove(id)),
    );
  });
  return fc.uniqueArray(change, { minLength: 1, selector: (one) => Object.values(one)[0] as string });
}

function withoutMissing(texts: readonly string[]): string[] {
  return texts.filter((text) => !text.startsWith('no '));
}

/** Several changes to one account, which add up to one change or to none. */
function detours(): Step[][] {
  return [
    [create('d', 5), remove('d')],
    [create('d', 5), modify('d', 6), modify('d', 7)],
    [remove('a'), create('a', 1)],
    [remove('a'), create('a', 5)],
    [modify('a', 5), modify('a', 6), modify('a', 7)],
    [modify('a', 5), modify('a', 1)],
    [modify('a', 5), remove('a')],
    [modify('a', 1)],
    [modify('a', 1, 'u2')],
    [remove('a'), create('a', 1), remove('a'), create('d', 0), 'commit', create('a', 1)],
  ];
}

function values(): fc.Arbitrary<readonly [balance: number, ownerId: string]> {
  return fc.tuple(fc.constantFrom(...integerEdges, -1, 23), anyString(3));
}

function views(): Step[][] {
  const ends = ['commit', 'rollback'] as const;
  return [
    [read('b'), { others: modify('b', 7) }, read('b')],
    [read('d'), { others: create('d', 7) }, read('d')],
    [read('b'), { others: remove('b') }, read('b'), modify('b', 5)],
    [create('b', 5), { others: modify('b', 7) }, read('b')],
    [modify('d', 5), { others: create('d', 7) }, read('d')],
    [remove('d'), { others: create('d', 7) }, read('d')],
    ...ends.flatMap((end): Step[][] => [
      [read('b'), end, { others: modify('b', 7) }, read('b')],
      [read('d'), end, { others: create('d', 7) }, read('d')],
      [modify('a', 5), read('b'), { others: modify('b', 7) }, end, { others: modify('b', 8) }, read('b'), read('a')],
    ]),
  ];
}

function isFrozen(one: object): boolean {
  return [one, ...(Object.values(one) as unknown[])].some((part) => typeof part === 'object' && Object.isFrozen(part));
}

function failures() {
  return anyFailure({
    'a ConcurrentUpdateError': () => new ConcurrentUpdateError('a'),
    'an AccountNotFoundError': () => new AccountNotFoundError('a'),
  });
}
