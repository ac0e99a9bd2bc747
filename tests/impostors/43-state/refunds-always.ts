// Breaks 3: refunds every cancelled order, even if it was not paid.
import {
  type OrderState,
  Order as Right,
  paid,
  pending as rightPending,
  type OrderEffects,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export const pending: OrderState = { ...rightPending, cancel: (facts) => paid.cancel?.(facts) ?? pending };

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    super(id, amount, effects, start);
  }
}
