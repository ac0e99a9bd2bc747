// Breaks 2: calls the effect detached from its object, so the effect loses `this` if the effects are an instance of a class.
import {
  cancelled,
  Order as Right,
  paid,
  type OrderEffects,
  type OrderState,
} from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export const pending: OrderState = {
  status: 'PENDING',
  pay({ id, amount, effects: { charge } }) {
    charge(id, amount);
    return paid;
  },
  cancel: () => cancelled,
};

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects, start: OrderState = pending) {
    super(id, amount, effects, start);
  }
}
