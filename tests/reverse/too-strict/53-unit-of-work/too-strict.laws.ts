// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  type AccountChange,
  UnitOfWork,
  InMemoryAccountStore,
} from '../../../../katas/53-unit-of-work/unit-of-work.ts';

law('identity: two look-ups return different objects', { balance: fc.nat(99) }, ({ balance }) => {
  const unit = new UnitOfWork(new InMemoryAccountStore());
  unit.registerNew({ id: 'a', ownerId: 'u1', balance });
  expect(unit.getAccount('a')).not.toBe(unit.getAccount('a'));
});

law('identity: an account is not frozen', { balance: fc.nat(99) }, ({ balance }) => {
  const unit = new UnitOfWork(new InMemoryAccountStore());
  unit.registerNew({ id: 'a', ownerId: 'u1', balance });
  expect(Object.isFrozen(unit.getAccount('a'))).toBe(false);
});

law(
  'order: changes are written in the order in which accounts were first used',
  { ids: fc.shuffledSubarray(['a', 'b', 'c']) },
  ({ ids }) => {
    const written: AccountChange[] = [];
    const unit = new UnitOfWork({ load: () => undefined, write: (changes) => void written.push(...changes) });
    for (const id of ids) unit.getAccount(id);
    for (const id of ids.toReversed()) unit.registerNew({ id, ownerId: 'u1', balance: 1 });
    unit.commit();
    expect(written.map((change) => (change.type === 'insert' ? change.account.id : ''))).toEqual(ids);
  },
);
