// Breaks 5: notes in a module-level variable that a refund was made, so other orders get none.
import {
  cancelled,
  Order as Right,
  paid as rightPaid,
  pending as rightPending,
  type OrderEffects,
  type OrderState,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

let isRefunded = false;

export const pending: OrderState = { ...rightPending, pay: (facts) => (rightPending.pay?.(facts), paid) };

export const paid: OrderState = {
  ...rightPaid,
  cancel(facts) {
    if (!isRefunded) rightPaid.cancel?.(facts);
    isRefunded = true;
    return cancelled;
  },
};

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    super(id, amount, effects, start);
    isRefunded = false;
  }
}
