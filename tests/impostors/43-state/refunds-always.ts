// Breaks 3, 5: refunds with every cancellation, whether the order was paid or not.
import { type OrderEffects, Order as Right } from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export class Order extends Right {
  readonly #refund: () => void;

  constructor(id: string, amount: number, effects: OrderEffects) {
    super(id, amount, effects);
    this.#refund = () => effects.refund(id, amount);
  }

  override handle(event: string): void {
    if (event === 'cancel' && this.status() === 'PENDING') this.#refund();
    super.handle(event);
  }
}
