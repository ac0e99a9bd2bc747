// Breaks 9: has one object for each state, and lets it hold the order that came last.
import { type OrderEffects, Order as Right } from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

/** The order that the shared states work for. */
let context: { id: string; amount: number; effects: OrderEffects };

const shared: OrderEffects = {
  charge: () => context.effects.charge(context.id, context.amount),
  dispatch: () => context.effects.dispatch(context.id),
  refund: () => context.effects.refund(context.id, context.amount),
};

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects) {
    super(id, amount, shared);
    context = { id, amount, effects };
  }
}
