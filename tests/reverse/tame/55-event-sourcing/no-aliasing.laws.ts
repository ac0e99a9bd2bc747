// Tame: compares results, but never shares, changes or keeps an object.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import {
  type AccountEvent,
  Bank,
  CommandRejectedError,
  MemoryEventStore,
  WrongVersionError,
} from '../../../../katas/55-event-sourcing/event-sourcing.ts';

law('more than the balance is rejected', { balance: fc.nat(99) }, ({ balance }) => {
  const { bank } = bankWith(balance);
  expect(() => bank.handle('acc1', { type: 'WithdrawMoney', amount: balance + 1 })).toThrow(CommandRejectedError);
});

law('a wrong version is rejected', { version: fc.integer({ min: 2, max: 9 }) }, ({ version }) => {
  const event: AccountEvent = { type: 'MoneyDeposited', accountId: 'acc1', amount: 1, occurredAt: 1700 };
  expect(() => bankWith(0).store.append('acc1', version, event)).toThrow(WrongVersionError);
});

law('an earlier version can be seen', { balance: fc.integer({ min: 1, max: 99 }) }, ({ balance }) => {
  const { bank } = bankWith(balance);
  expect([1, 2].map((version) => bank.accountAt('acc1', version).balance)).toEqual([0, balance]);
});

function bankWith(balance: number): { bank: Bank; store: MemoryEventStore } {
  const store = new MemoryEventStore();
  const bank = new Bank(store, () => 1700);
  bank.handle('acc1', { type: 'OpenAccount', ownerId: 'u1' });
  if (balance > 0) bank.handle('acc1', { type: 'DepositMoney', amount: balance });
  return { bank, store };
}
