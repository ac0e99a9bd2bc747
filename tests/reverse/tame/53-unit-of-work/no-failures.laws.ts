// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  type Account,
  InMemoryAccountStore,
  transfer,
  UnitOfWork,
} from '../../../../katas/53-unit-of-work/unit-of-work.ts';

law('a transfer moves money', { amount: fc.nat(100) }, ({ amount }) => {
  const store = storeWith(account('a'), account('b'));
  const unit = new UnitOfWork(store);
  transfer(unit, 'a', 'b', amount);
  unit.commit();
  expect(['a', 'b'].map((id) => store.load(id)?.account.balance)).toEqual([100 - amount, 100 + amount]);
});

law('a rollback forgets changes', { balance: fc.nat(99) }, ({ balance }) => {
  const unit = new UnitOfWork(storeWith(account('a')));
  unit.registerModified(account('a', balance));
  unit.rollback();
  expect(unit.getAccount('a')?.balance).toBe(100);
});

function account(id: string, balance = 100): Account {
  return { id, ownerId: 'u1', balance };
}

function storeWith(...accounts: Account[]): InMemoryAccountStore {
  const store = new InMemoryAccountStore();
  store.write(accounts.map((one) => ({ type: 'insert', account: one })));
  return store;
}
