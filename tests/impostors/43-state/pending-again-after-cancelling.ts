// Breaks 1, 3: a cancelled order is pending again.
import {
  type OrderState,
  Order as Right,
  paid as rightPaid,
  pending as rightPending,
  type OrderEffects,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export const pending: OrderState = {
  ...rightPending,
  pay: (facts) => (rightPending.pay?.(facts), paid),
  cancel: () => pending,
};
export const paid: OrderState = { ...rightPaid, cancel: (facts) => (rightPaid.cancel?.(facts), pending) };

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    super(id, amount, effects, start);
  }
}
