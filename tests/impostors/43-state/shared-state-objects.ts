// Breaks 5: each state object is shared and keeps the facts of the latest order.
import {
  cancelled,
  Order as Right,
  paid as rightPaid,
  pending as rightPending,
  shipped,
  type OrderEffects,
  type OrderFacts,
  type OrderState,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

let facts: OrderFacts;

export const pending: OrderState = {
  status: 'PENDING',
  pay: () => (rightPending.pay?.(facts), paid),
  cancel: () => cancelled,
};

export const paid: OrderState = {
  status: 'PAID',
  ship: () => rightPaid.ship?.(facts) ?? shipped,
  cancel: () => rightPaid.cancel?.(facts) ?? cancelled,
};

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    super(id, amount, effects, start);
    facts = { id, amount, effects };
  }
}
