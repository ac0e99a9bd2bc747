// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { type Account, InMemoryAccountStore, UnitOfWork } from '../../../../katas/53-unit-of-work/unit-of-work.ts';

law('a new account is stored', { balance: fc.nat(99) }, ({ balance }) => {
  const store = storeWith();
  const unit = new UnitOfWork(store);
  unit.registerNew(account('a', balance));
  unit.commit();
  expect(store.load('a')?.account).toEqual(account('a', balance));
});

law('a unit finds a stored account', { balance: fc.nat(99) }, ({ balance }) => {
  expect(new UnitOfWork(storeWith(account('a', balance))).getAccount('a')).toEqual(account('a', balance));
});

function account(id: string, balance = 100): Account {
  return { id, ownerId: 'u1', balance };
}

function storeWith(...accounts: Account[]): InMemoryAccountStore {
  const store = new InMemoryAccountStore();
  store.write(accounts.map((one) => ({ type: 'insert', account: one })));
  return store;
}
