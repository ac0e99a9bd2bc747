import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { amounts, ids, invalidAmounts, notAmounts, trickyNames } from '../support/generators.ts';
import { example, law } from '../support/law.ts';
import { meddleWith } from '../support/meddle.ts';
import { SqliteDatabase, withDatabase, withDatabaseFile } from '../support/sqlite.ts';
import { thrownBy } from '../support/thrown.ts';
import {
  accountOf,
  accountsIn,
  actions,
  batches,
  begin,
  carryOut,
  clashes,
  deletedOf,
  detours,
  difference,
  fewMoves,
  fill,
  foresee,
  foreseeStep,
  given,
  halfWrong,
  histories,
  kinds,
  mapOf,
  modifiedOf,
  newOf,
  outcomeOf,
  perform,
  playBatches,
  refusals,
  states,
  take,
  TestStore,
  transferOf,
  withStores,
} from './unit-of-work.model.ts';
import { SqlAccountStore, transfer, UnitOfWork } from './unit-of-work.ts';

describe('1 ★ A transfer is written when the unit commits', () => {
  for (const kind of kinds)
    example(`acc1 pays 150 to acc2, kept in ${kind}`, () => {
      withStores(kind, (store) => {
        fill(store, { acc1: 500, acc2: 200 });
        const unit = new UnitOfWork(store);
        transfer(unit, 'acc1', 'acc2', 150);
        unit.commit();
        expect(accountsIn(store, ['acc1', 'acc2'])).toEqual(['acc1: 350 of u1', 'acc2: 350 of u1']);
      });
    });

  law(
    'the unit sees a transfer at once, the store gets it at commit',
    { kind: fc.constantFrom(...kinds), payer: amounts(), rest: amounts(), payee: amounts() },
    ({ kind, payer, rest, payee }) => {
      withStores(kind, (store) => {
        const unit = new UnitOfWork(fill(store, { a: payer + rest, b: payee }));
        transfer(unit, 'a', 'b', payer);
        const [before, after] = [mapOf({ a: payer + rest, b: payee }), mapOf({ a: rest, b: payee + payer })];
        expect(states(unit, store)).toEqual(states(after, before));
        unit.commit();
        expect(states(unit, store)).toEqual(states(after, after));
      });
    },
    { effort: 0.3 },
  );
});

describe('2 ★ What cannot be done is refused, and nothing has changed then', () => {
  law(
    'what cannot be done throws its error, and the unit reads as before',
    { stored: fc.constant(given), actions: actions() },
    ({ stored, actions }) => {
      const { unit, accounts } = begin(stored);
      const expected = actions.map((action) => ({ outcome: foresee(accounts, action), unit: accountsIn(accounts) }));
      expect(actions.map((action) => ({ outcome: perform(unit, action), unit: accountsIn(unit) }))).toEqual(expected);
    },
    { examples: refusals },
  );
});

describe('3 ★★ Money is conserved over any history', () => {
  law(
    'transfers, commits and rollbacks leave every cent where it belongs',
    { stored: fc.constant({ a: 5, b: 3, c: 0 }), steps: histories() },
    ({ stored, steps }) => {
      const { store, unit, accounts } = begin(stored);
      const [unitSees, storeHas] = [accounts, new Map(accounts)];
      const expected = steps.map((step) => ({
        outcome: foreseeStep(step, unitSees, storeHas),
        ...states(unitSees, storeHas),
      }));
      expect(steps.map((step) => ({ outcome: take(step, unit), ...states(unit, store) }))).toEqual(expected);
    },
    { why: 'money that appears or vanishes is found at the end of the year, and by then nobody knows where it went' },
  );
});

describe('4 ★★ After a rollback everything reads as before', () => {
  law(
    'a rollback takes back every kind of change',
    { stored: fc.constant(given), actions: actions() },
    ({ stored, actions }) => {
      const { store, unit, accounts } = begin(stored);
      for (const action of actions) perform(unit, action);
      unit.rollback();
      expect({ unit: accountsIn(unit) }).toEqual({ unit: accountsIn(accounts) });
      expect({ commit: outcomeOf(() => unit.commit()) }).toEqual({ commit: 'done' });
      expect({ written: store.batches }).toEqual({ written: [] });
    },
    { examples: [{ stored: given, actions: [newOf('d', 5), modifiedOf('a', 5), deletedOf('b')] }] },
  );

  law(
    'after a rollback or a commit the unit begins anew, and reads what others have written since',
    { end: fc.constantFrom('rollback', 'commit'), theirs: fc.nat(3), mine: fc.nat(3) },
    ({ end, theirs, mine }) => {
      const { store, unit } = begin({ a: 5, b: 6 });
      const other = new UnitOfWork(store.forUnits);
      accountsIn(unit);
      unit.registerModified(accountOf('b', 7));
      unit[end]();
      other.registerModified(accountOf('a', theirs));
      other.registerNew(accountOf('c', 8));
      other.commit();
      const now = mapOf({ a: theirs, b: end === 'commit' ? 7 : 6, c: 8 });
      expect({ unit: accountsIn(unit) }).toEqual({ unit: accountsIn(now) });
      unit.registerModified(accountOf('a', mine));
      expect({ commit: outcomeOf(() => unit.commit()) }).toEqual({ commit: 'done' });
    },
  );
});

describe('5 ★★ A commit writes the difference: one change an account', () => {
  law(
    'what is written, once, leads from the accounts as loaded to the accounts as they are now',
    { stored: fc.constant(given), actions: actions() },
    ({ stored, actions }) => {
      const { store, unit, accounts: after } = begin(stored);
      const before = new Map(after);
      carryOut(actions, unit, after);
      const changes = difference(before, after);
      expect({ commits: [1, 2].map(() => outcomeOf(() => unit.commit())) }).toEqual({ commits: ['done', 'done'] });
      expect({ written: store.batches }).toEqual({ written: changes.length > 0 ? [changes] : [] });
    },
    {
      why: 'a write for an account that nobody changed makes other units fail for nothing',
      examples: detours,
    },
  );
});

describe('6 ★★★ No transfer makes money', () => {
  law(
    'a transfer from an account to itself changes nothing',
    { id: fc.constantFrom('a', 'b', 'none'), balance: fc.nat(3), amount: fc.nat(5) },
    ({ id, balance, amount }) => {
      const { store, unit, accounts } = begin({ a: balance, b: 9 });
      const action = transferOf(id, id, amount);
      expect({ transfer: perform(unit, action) }).toEqual({ transfer: foresee(accounts, action) });
      expect({ afterwards: accountsIn(unit) }).toEqual({ afterwards: accountsIn(accounts) });
      unit.commit();
      expect({ written: store.batches }).toEqual({ written: [] });
    },
    { examples: [3, 0].map((amount) => ({ id: 'a', balance: 3, amount }) as const) },
  );

  law(
    'an amount that is not whole, from 0 and safe is refused before anything else is looked at',
    { from: fc.constantFrom('a', 'none'), to: fc.constantFrom('a', 'b', 'none'), amount: invalidAmounts() },
    ({ from, to, amount }) => {
      const { unit, accounts } = begin({ a: 500, b: 200 });
      const transfer = perform(unit, transferOf(from, to, amount));
      expect({ transfer }).toEqual({ transfer: `InvalidAmountError: ${amount}` });
      expect({ afterwards: accountsIn(unit) }).toEqual({ afterwards: accountsIn(accounts) });
    },
    { examples: notAmounts.map((amount) => ({ from: 'a', to: 'b', amount }) as const) },
  );
});

describe('7 ★★★ A unit has one view of an account, and nobody else changes it', () => {
  law(
    'what a unit has read stays as it was read, whatever others commit',
    {
      stored: fc.constant(given),
      theirs: fc.constantFrom(modifiedOf('a', 7), deletedOf('a'), newOf('d', 7)),
      mine: actions(3),
    },
    ({ stored, theirs, mine }) => {
      const { store, unit, accounts: seen } = begin(stored);
      const other = new UnitOfWork(store.forUnits);
      accountsIn(unit);
      carryOut(mine, unit, seen);
      perform(other, theirs);
      other.commit();
      expect({ unit: accountsIn(unit) }).toEqual({ unit: accountsIn(seen) });
    },
    { why: 'a sum of balances that were read at two different moments was never true' },
  );

  law(
    'changing the object that was read or registered changes nothing in the unit',
    { id: fc.constantFrom('a', 'd'), between: fc.constantFrom('nothing', 'commit') },
    ({ id, between }) => {
      const { store, unit } = begin();
      const [mine, after] = [accountOf(id, 7), mapOf({ ...given, [id]: 7 })];
      meddleWith(unit.getAccount('b'));
      if (id === 'a') unit.registerModified(mine);
      else unit.registerNew(mine);
      if (between === 'commit') unit.commit();
      meddleWith(mine);
      meddleWith(unit.getAccount(id));
      expect({ unit: accountsIn(unit) }).toEqual({ unit: accountsIn(after) });
      unit.commit();
      expect({ store: accountsIn(store) }).toEqual({ store: accountsIn(after) });
    },
  );

  law(
    'an account may have any text as its id',
    { pair: fc.uniqueArray(ids(), { minLength: 2, maxLength: 2 }) },
    ({ pair, pair: [from = '', to = ''] }) => {
      const { store, unit } = begin({});
      expect(states(unit, store, pair)).toEqual(states(new Map(), new Map(), pair));
      unit.registerNew(accountOf(from, 5));
      unit.registerNew(accountOf(to, 2));
      transfer(unit, from, to, 1);
      const accounts = mapOf({ [from]: 4, [to]: 3 });
      expect(states(unit, store, pair)).toEqual(states(accounts, new Map(), pair));
      unit.commit();
      expect(states(unit, store, pair)).toEqual(states(accounts, accounts, pair));
    },
    { examples: trickyNames.map((name) => ({ pair: [name, 'a'] })) },
  );

  law(
    'changing the object that a store was given or has given changes nothing in the store',
    { kind: fc.constantFrom(...kinds), balance: fc.nat(3) },
    ({ kind, balance }) => {
      withStores(kind, (store) => {
        const account = accountOf('a', balance);
        const changes = [{ type: 'insert', account }] as const;
        store.write(changes);
        meddleWith(changes);
        meddleWith(store.load('a'));
        expect({ store: accountsIn(store) }).toEqual({ store: accountsIn(mapOf({ a: balance })) });
      });
    },
    { effort: 0.3, examples: kinds.map((kind) => ({ kind, balance: 1 })) },
  );
});

describe('8 ★★★ A commit writes everything or nothing, and can be tried again', () => {
  law(
    'a store makes all changes of a batch or none, whatever the ids and owners',
    { kind: fc.constantFrom(...kinds), batches: batches() },
    ({ kind, batches }) => {
      const expected = playBatches(new TestStore(), batches);
      expect(withStores(kind, (store) => playBatches(store, batches))).toEqual(expected);
    },
    {
      effort: 0.5,
      why: 'a debit without its credit is money lost',
      examples: kinds.flatMap((kind) => halfWrong.map((batches) => ({ kind, batches }))),
    },
  );

  law(
    'whichever write to the database fails, nothing is written, and no transaction is left open',
    { stored: fc.constant(given), actions: actions() },
    ({ stored, actions }) => {
      withDatabase((database) => {
        const [store, after] = [fill(new SqlAccountStore(database.connection), stored), mapOf(stored)];
        const unit = new UnitOfWork(store);
        carryOut([newOf('e', 5), ...actions], unit, after);
        const failed = { commit: 'Error: disk I/O error', 'transaction open': false, ...states(unit, store) };
        let result = failed;
        for (let k = 1; result.commit !== 'done'; k += 1) {
          database.failAtWrite(k);
          const commit = outcomeOf(() => unit.commit());
          database.failAtWrite(Number.POSITIVE_INFINITY);
          result = { commit, 'transaction open': database.inTransaction, ...states(unit, store) };
          if (commit !== 'done') expect({ 'failing write': k, ...result }).toEqual({ 'failing write': k, ...failed });
        }
        expect(states(unit, store)).toEqual(states(after, after));
      });
    },
    { effort: 0.3 },
  );

  law(
    'a commit throws what the store threw, and the unit keeps its changes until they are written or rolled back',
    {
      stored: fc.constant(given),
      actions: actions(),
      failures: fc.integer({ min: 1, max: 3 }),
      then: fc.constantFrom('commit', 'rollback'),
    },
    ({ stored, actions, failures, then }) => {
      const { store, unit, accounts: after } = begin(stored);
      const before = new Map(after);
      carryOut([newOf('e', 5), ...actions], unit, after);
      for (let i = 0; i < failures; i += 1) {
        const failure = new Error('disk full');
        store.writeFailures.push(failure);
        expect(thrownBy(() => unit.commit())).toBe(failure);
        expect({ unit: accountsIn(unit) }).toEqual({ unit: accountsIn(after) });
      }
      unit[then]();
      expect(states(unit, store)).toEqual(then === 'commit' ? states(after, after) : states(before, before));
    },
  );

  law(
    'a transfer throws what the store threw when an account was loaded, and nothing has changed then',
    { failing: fc.constantFrom('a', 'b'), amount: fc.integer({ min: 1, max: 5 }) },
    ({ failing, amount }) => {
      const { store, unit, accounts } = begin({ a: 5, b: 2 });
      const failure = new Error('disk I/O error');
      store.loadFailures.set(failing, failure);
      expect(thrownBy(() => transfer(unit, 'a', 'b', amount))).toBe(failure);
      store.loadFailures.clear();
      expect({ unit: accountsIn(unit) }).toEqual({ unit: accountsIn(accounts) });
      transfer(unit, 'a', 'b', amount);
      expect({ unit: accountsIn(unit) }).toEqual({ unit: accountsIn(mapOf({ a: 5 - amount, b: 2 + amount })) });
    },
  );

  example('a file that is opened again has the accounts, and they can be changed', async () => {
    await withDatabaseFile((file) => {
      const first = new SqliteDatabase(file);
      fill(new SqlAccountStore(first.connection), { a: 5, b: 2 });
      first.close();
      const second = new SqliteDatabase(file);
      const store = new SqlAccountStore(second.connection);
      const unit = new UnitOfWork(store);
      transfer(unit, 'a', 'b', 1);
      unit.commit();
      const accounts = accountsIn(store, ['a', 'b']);
      second.close();
      expect(accounts).toEqual(['a: 4 of u1', 'b: 3 of u1']);
    });
  });
});

describe('9 ★★★ The second of two units to commit a changed account is refused', () => {
  law(
    'an account that others have changed since it was read cannot be written until it is read again',
    { kind: fc.constantFrom(...kinds), clash: fc.constantFrom(...clashes) },
    ({ kind, clash: { mine, theirs } }) => {
      withStores(kind, (store, sameStore) => {
        const [unit, other] = [new UnitOfWork(fill(store, { a: 1 })), new UnitOfWork(sameStore)];
        const accounts = mapOf({ a: 1 });
        perform(unit, mine);
        for (const action of theirs) {
          perform(other, action);
          other.commit();
          foresee(accounts, action);
        }
        expect({ commit: outcomeOf(() => unit.commit()) }).toEqual({ commit: `ConcurrentUpdateError: ${mine.id}` });
        expect({ store: accountsIn(store) }).toEqual({ store: accountsIn(accounts) });
        unit.rollback();
        expect({ again: perform(unit, mine) }).toEqual({ again: foresee(accounts, mine) });
        expect({ commit: outcomeOf(() => unit.commit()) }).toEqual({ commit: 'done' });
        expect({ store: accountsIn(store) }).toEqual({ store: accountsIn(accounts) });
      });
    },
    {
      why: 'two clerks who both saw 500 each take 400 out of it',
      examples: kinds.flatMap((kind) => clashes.map((clash) => ({ kind, clash }))),
    },
  );

  law(
    'the second unit is refused exactly when both have changed the same account, and then writes nothing',
    { kind: fc.constantFrom(...kinds), first: fewMoves(), second: fewMoves() },
    ({ kind, first, second }) => {
      const balances = { a: 20, b: 20, c: 20, d: 20 };
      withStores(kind, (store, sameStore) => {
        const [one, two] = [new UnitOfWork(fill(store, balances)), new UnitOfWork(sameStore)];
        expect(accountsIn(one)).toEqual(accountsIn(two));
        const [ones, twos] = [mapOf(balances), mapOf(balances)];
        carryOut(first, one, ones);
        carryOut(second, two, twos);
        one.commit();
        const outcome = outcomeOf(() => two.commit());
        const shared = ['a', 'b', 'c', 'd'].filter((id) => [ones, twos].every((map) => map.get(id)?.balance !== 20));
        const expected = shared.length === 0 ? ['done'] : shared.map((id) => `ConcurrentUpdateError: ${id}`);
        expect(expected).toContain(outcome);
        if (outcome === 'done') for (const move of second) foresee(ones, move);
        expect({ store: accountsIn(store) }).toEqual({ store: accountsIn(ones) });
      });
    },
    { effort: 0.5 },
  );
});
