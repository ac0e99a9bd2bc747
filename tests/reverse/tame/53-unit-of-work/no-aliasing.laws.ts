// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  type Account,
  AccountExistsError,
  AccountNotFoundError,
  ConcurrentUpdateError,
  InMemoryAccountStore,
  UnitOfWork,
} from '../../../../katas/53-unit-of-work/unit-of-work.ts';

law('an account exists once', { id: fc.constantFrom('a', 'b') }, ({ id }) => {
  expect(() => new UnitOfWork(storeWith(account(id))).registerNew(account(id))).toThrow(AccountExistsError);
});

law('an unknown account cannot be deleted', { id: fc.constantFrom('a', 'b') }, ({ id }) => {
  expect(() => new UnitOfWork(storeWith()).registerDeleted(id)).toThrow(AccountNotFoundError);
});

law('of two units, one is too late', { balance: fc.nat(99) }, ({ balance }) => {
  const store = storeWith(account('a'));
  const units = [new UnitOfWork(store), new UnitOfWork(store)];
  for (const unit of units) unit.registerModified(account('a', balance));
  units[0]?.commit();
  expect(() => units[1]?.commit()).toThrow(ConcurrentUpdateError);
});

function account(id: string, balance = 100): Account {
  return { id, ownerId: 'u1', balance };
}

function storeWith(...accounts: Account[]): InMemoryAccountStore {
  const store = new InMemoryAccountStore();
  store.write(accounts.map((one) => ({ type: 'insert', account: one })));
  return store;
}
