// Breaks 2: spreads the effects into a new object, which loses the methods of a class instance.
import { type OrderEffects, type OrderState, Order as Right } from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects, start?: OrderState) {
    super(id, amount, { ...effects }, start);
  }
}
