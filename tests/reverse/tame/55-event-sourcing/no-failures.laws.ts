// Tame: never asks for anything that fails or is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Bank, evolve, MemoryEventStore, unopened } from '../../../../katas/55-event-sourcing/event-sourcing.ts';

law('money events add up', { amounts: fc.array(fc.integer({ min: 1, max: 9 })) }, ({ amounts }) => {
  let state = unopened('acc1');
  for (const amount of amounts) {
    state = evolve(state, { type: 'MoneyDeposited', accountId: 'acc1', amount, occurredAt: 1700 });
  }
  expect(state.balance).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
});

law('a snapshot changes nothing', { balance: fc.nat(99) }, ({ balance }) => {
  const { bank } = bankWith(balance);
  const before = bank.account('acc1');
  bank.takeSnapshot('acc1');
  expect(bank.account('acc1')).toEqual(before);
});

function bankWith(balance: number): { bank: Bank; store: MemoryEventStore } {
  const store = new MemoryEventStore();
  const bank = new Bank(store, () => 1700);
  bank.handle('acc1', { type: 'OpenAccount', ownerId: 'u1' });
  if (balance > 0) bank.handle('acc1', { type: 'DepositMoney', amount: balance });
  return { bank, store };
}
