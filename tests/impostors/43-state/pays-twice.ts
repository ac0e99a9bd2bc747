// Breaks 3: charges again when a paid order gets `pay`, and stays paid.
import {
  type OrderState,
  Order as Right,
  paid as rightPaid,
  pending as rightPending,
  type OrderEffects,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export const pending: OrderState = { ...rightPending, pay: (facts) => (rightPending.pay?.(facts), paid) };
export const paid: OrderState = { ...rightPaid, pay: (facts) => (rightPending.pay?.(facts), paid) };

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    super(id, amount, effects, start);
  }
}
