// Breaks 3: lets a shipped order be cancelled, and refunds it.
import {
  type OrderState,
  Order as Right,
  paid as rightPaid,
  pending as rightPending,
  type OrderEffects,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export const pending: OrderState = { ...rightPending, pay: (facts) => (rightPending.pay?.(facts), paid) };
export const paid: OrderState = { ...rightPaid, ship: (facts) => (rightPaid.ship?.(facts), shipped) };
export const shipped: OrderState = { status: 'SHIPPED', cancel: (facts) => rightPaid.cancel?.(facts) ?? shipped };

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    super(id, amount, effects, start);
  }
}
