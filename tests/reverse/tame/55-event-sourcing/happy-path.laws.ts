// Tame: only what happens when everything goes well, with ordinary inputs.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Bank, MemoryEventStore } from '../../../../katas/55-event-sourcing/event-sourcing.ts';

law('a deposit raises the balance', { amount: fc.integer({ min: 1, max: 99 }) }, ({ amount }) => {
  expect(bankWith(amount).bank.account('acc1')).toMatchObject({
    isOpen: true,
    ownerId: 'u1',
    balance: amount,
    version: 2,
  });
});

law('events are stored', { amount: fc.integer({ min: 1, max: 99 }) }, ({ amount }) => {
  expect(
    bankWith(amount)
      .store.load('acc1')
      .map(({ type }) => type),
  ).toEqual(['AccountOpened', 'MoneyDeposited']);
});

function bankWith(balance: number): { bank: Bank; store: MemoryEventStore } {
  const store = new MemoryEventStore();
  const bank = new Bank(store, () => 1700);
  bank.handle('acc1', { type: 'OpenAccount', ownerId: 'u1' });
  if (balance > 0) bank.handle('acc1', { type: 'DepositMoney', amount: balance });
  return { bank, store };
}
