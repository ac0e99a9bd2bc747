// Each law is true of the reference, but the statement leaves its subject open. Some variant must reject it.
import fc from 'fast-check';
import { expect } from 'vitest';
import { law } from '../../../../katas/support/law.ts';
import { Bank, MemoryEventStore } from '../../../../katas/55-event-sourcing/event-sourcing.ts';

law('identity: a stored event is frozen', { amount: fc.integer({ min: 1, max: 9 }) }, ({ amount }) => {
  expect(Object.isFrozen(bankWith(amount).store.load('acc1')[0])).toBe(true);
});

law('identity: two loads return the same event', { amount: fc.integer({ min: 1, max: 9 }) }, ({ amount }) => {
  const { store } = bankWith(amount);
  expect(store.load('acc1')[0] === store.load('acc1')[0]).toBe(true);
});

law('identity: an account is not frozen', { amount: fc.integer({ min: 1, max: 9 }) }, ({ amount }) => {
  expect(Object.isFrozen(bankWith(amount).bank.account('acc1'))).toBe(false);
});

law('order: an event begins with its type', { amount: fc.integer({ min: 1, max: 9 }) }, ({ amount }) => {
  const [, deposit] = bankWith(amount).store.load('acc1');
  expect(Object.keys(deposit ?? {})).toEqual(['type', 'accountId', 'amount', 'occurredAt']);
});

function bankWith(amount: number): { bank: Bank; store: MemoryEventStore } {
  const store = new MemoryEventStore();
  const bank = new Bank(store, () => 1700);
  bank.handle('acc1', { type: 'OpenAccount', ownerId: 'u1' });
  bank.handle('acc1', { type: 'DepositMoney', amount });
  return { bank, store };
}
