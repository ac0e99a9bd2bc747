import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { type Account, type AccountStore, InMemoryAccountStore, transfer, UnitOfWork } from './unit-of-work.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r53

law('a unit finds the account or nothing', { account: accounts() }, ({ account }) => {
  const unit = new UnitOfWork(new InMemoryAccountStore());
  unit.registerNew(account);
  expect(['number', 'undefined']).toContain(typeof unit.getAccount(account.id)?.balance);
});

example('an account that does not exist is not found', () => {
  const unit = new UnitOfWork(noting([]));
  expect(unit.getAccount('a')).toBeUndefined();
  expect(() => transfer(unit, 'a', 'b', 1)).toThrow();
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function accounts(): fc.Arbitrary<Account> {
  return fc.record({ id: fc.constantFrom('a', 'b'), ownerId: fc.constantFrom('u1', 'u2'), balance: fc.nat(500) });
}

/** An empty store that the solutions have never seen. It adds each call to a list: `load a`. */
function noting(calls: string[]): AccountStore {
  return {
    load(id) {
      calls.push(`load ${id}`);
      return undefined;
    },
    write(changes) {
      calls.push(`write ${changes.length} changes`);
    },
  };
}
