import fc from 'fast-check';
import { expect } from 'vitest';
import { example, law } from '../support/law.ts';
import { type AccountEvent, Bank, evolve, MemoryEventStore, unopened } from './event-sourcing.ts';

// Write laws that hold for every correct solution. They should reject every impostor. Start with: npm start r55

law('an account has a balance and a version', { amount: amounts() }, ({ amount }) => {
  const bank = new Bank(new MemoryEventStore(), () => 1700);
  bank.handle('acc1', { type: 'OpenAccount', ownerId: 'u1' });
  bank.handle('acc1', { type: 'DepositMoney', amount });
  expect(typeof bank.account('acc1').balance).toBe('number');
  expect(typeof bank.accountAt('acc1', 1).version).toBe('number');
});

law('a state follows from events', { events: streams() }, ({ events }) => {
  let state = unopened('acc1');
  for (const event of events) state = evolve(state, event);
  expect(typeof state.isOpen).toBe('boolean');
});

example('an empty store loads nothing', () => {
  expect(new MemoryEventStore().load('acc1')).toEqual([]);
});

// Below are the generators. Change them and add others, because a law is only as good as its inputs.

function amounts(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 100 });
}

/** The events of one account: opened, and then some deposits. */
function streams(): fc.Arbitrary<AccountEvent[]> {
  const opened: AccountEvent = { type: 'AccountOpened', accountId: 'acc1', ownerId: 'u1', occurredAt: 1700 };
  const deposit = amounts().map((amount): AccountEvent => ({
    type: 'MoneyDeposited',
    accountId: 'acc1',
    amount,
    occurredAt: 1701,
  }));
  return fc.array(deposit, { maxLength: 3 }).map((deposits) => [opened, ...deposits]);
}
