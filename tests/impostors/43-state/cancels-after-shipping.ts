// Breaks 3, 4, 5: takes a shipped order back and refunds it.
import { type OrderEffects, Order as Right, type OrderStatus } from '../../../solutions/43-state/state.ts';

export {
  type OrderEffects,
  type OrderEvent,
  type OrderStatus,
  TransitionRefusedError,
} from '../../../solutions/43-state/state.ts';

export class Order extends Right {
  readonly #refund: () => void;
  #recalled = false;

  constructor(id: string, amount: number, effects: OrderEffects) {
    super(id, amount, effects);
    this.#refund = () => effects.refund(id, amount);
  }

  override status(): OrderStatus {
    return this.#recalled ? 'CANCELLED' : super.status();
  }

  override handle(event: string): void {
    if (event !== 'cancel' || this.status() !== 'SHIPPED') return super.handle(event);
    this.#refund();
    this.#recalled = true;
  }

  override can(event: string): boolean {
    return super.can(event) || (event === 'cancel' && this.status() === 'SHIPPED');
  }
}
