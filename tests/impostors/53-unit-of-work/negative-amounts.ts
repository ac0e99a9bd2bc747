// Breaks 6: takes any amount that the payer can afford, so that a negative one takes money from the payee.
import {
  AccountNotFoundError,
  InsufficientFundsError,
  InvalidAmountError,
  type UnitOfWork,
} from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export * from '../../../solutions/53-unit-of-work/unit-of-work.ts';

export function transfer(unit: UnitOfWork, fromId: string, toId: string, amount: number): void {
  if (!Number.isSafeInteger(amount)) throw new InvalidAmountError(amount);
  const from = unit.getAccount(fromId);
  if (!from) throw new AccountNotFoundError(fromId);
  const to = unit.getAccount(toId);
  if (!to) throw new AccountNotFoundError(toId);
  if (from.balance < amount) throw new InsufficientFundsError(fromId, from.balance, amount);
  if (fromId === toId) return;
  unit.registerModified({ ...from, balance: from.balance - amount });
  unit.registerModified({ ...to, balance: to.balance + amount });
}
