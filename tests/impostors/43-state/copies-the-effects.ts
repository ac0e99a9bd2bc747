// Breaks 2: copies the effects, and loses the methods of a class.
import { type OrderEffects, type OrderState, Order as Right } from '../../../solutions/43-state/state.ts';

export * from '../../../solutions/43-state/state.ts';

export class Order extends Right {
  constructor(id: string, amount: number, effects: OrderEffects, start?: OrderState) {
    super(id, amount, { ...effects }, start);
  }
}
